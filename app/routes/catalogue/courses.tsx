import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SpecialtyField } from '#app/domains/accounts/ui/specialty-field.tsx';
import { countCoursesByLanguage } from '#app/domains/catalogue/courses/count-courses-by-language.server.ts';
import { COURSES_A_PAGE, listCourses } from '#app/domains/catalogue/courses/list-courses.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { FORMATS, SearchInput } from '#app/domains/catalogue/schemas.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { CreditBadge } from '#app/domains/credits/ui/credit-badge.tsx';
import { load } from '#app/http/load.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { FilterForm } from '#app/ui/form.tsx';
import { Choices } from '#app/ui/choices.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { LanguageTags } from '#app/ui/language-tags.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'catalogue:title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { searchParams } = new URL(args.request.url);
    const search = SearchInput.parse({
      ...Object.fromEntries(searchParams),
      languages: searchParams.getAll('languages'),
    });
    const { offers, total } = await listCourses(ctx, search);
    const offered = await readCreditOffers(
      ctx,
      offers.map(({ version }) => version.id),
    );
    const counts = await countCoursesByLanguage(ctx);
    searchParams.delete('page');
    searchParams.delete('lang');
    return {
      search,
      total,
      pages: Math.ceil(total / COURSES_A_PAGE),
      counts,
      query: searchParams.toString(),
      courses: offers.map(({ course, version, variants }) => {
        const wanted = variants.filter(
          (each) => search.languages.length === 0 || search.languages.includes(each.language),
        );
        const { language, title, summary } = pickVariant(wanted, locale)!;
        const languages = variants.map((each) => each.language);
        return {
          slug: course.slug,
          cover: course.coverHash,
          language,
          title,
          summary,
          minutes: version.minutes,
          languages,
          credit: offered.get(version.id) ?? null,
        };
      }),
    };
  });
}

export default function Courses() {
  const { search, total, pages, counts, courses, query } = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const languages = LOCALES.flatMap(({ code, name }) => {
    const count = counts.find((each) => each.language === code)?.n;
    return count ? [{ value: code, name: `${name} (${count})`, lang: code }] : [];
  });
  const chosen = search.languages.length + (search.specialty ? 1 : 0) + (search.format ? 1 : 0);
  return (
    <Page title={t('title')} lead={t('found', { count: total })}>
      <FilterForm className="" values={search}>
        <div className="search" role="search">
          <label className="visually-hidden" htmlFor="q">
            {t('search')}
          </label>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            defaultValue={search.q}
            placeholder={t('searchHint')}
          />
          <button className="button">
            <Icon name="search" />
            {t('searchButton')}
          </button>
        </div>
        <div className="columns lead-aside">
          <div>
            <a className="button wide fold-open" href="#filters">
              {t('filters', { count: chosen })}
            </a>
            <div className="filters fold" id="filters" role="group" aria-label={t('filtersName')}>
              <Choices name="languages" kind="checkbox" legend={t('language')} options={languages} />
              <SpecialtyField label={t('specialty')} empty={t('any')} />
              <SelectField
                name="format"
                label={t('format')}
                empty={t('any')}
                options={optionsOf(FORMATS, (value) => t(`formats.${value}`))}
              />
              <button className="button">{t('show')}</button>
            </div>
          </div>
          <section aria-label={t('title')}>
            {courses.length === 0 && (
              <Empty title={t('nothing')}>
                <p>{t('nothingHelp')}</p>
                <a className="button" href={urls.courses()}>
                  {t('all')}
                </a>
              </Empty>
            )}
            <Rows>
              {courses.map((course) => (
                <Row
                  key={course.slug}
                  icon={
                    course.cover ? (
                      <img className="row-cover" src={urls.cover(course.cover)} alt="" loading="lazy" />
                    ) : (
                      'book'
                    )
                  }
                  level="h2"
                  of={course}
                  to={urls.course(course.slug)}
                  aside={
                    course.credit ? (
                      <CreditBadge {...course.credit} minutes={course.minutes} />
                    ) : (
                      <div className="worth">{t('credits:evidence.certificate')}</div>
                    )
                  }
                >
                  <Note lang={course.language}>{course.summary}</Note>
                  <Note>{t('common:minutes', { count: course.minutes })}</Note>
                  <LanguageTags languages={course.languages} />
                </Row>
              ))}
            </Rows>
            <Pagination
              page={search.page}
              pages={pages}
              to={(n) => `?${query ? `${query}&` : ''}page=${n}`}
            />
          </section>
        </div>
      </FilterForm>
    </Page>
  );
}
