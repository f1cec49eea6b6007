import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SpecialtyField } from '#app/domains/accounts/ui/specialty-field.tsx';
import { countCoursesByLanguage } from '#app/domains/catalogue/courses/count-courses-by-language.server.ts';
import { COURSES_A_PAGE, listCourses } from '#app/domains/catalogue/courses/list-courses.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { COURSE_KINDS, COURSE_ORDERS, SearchInput } from '#app/domains/catalogue/schemas.ts';
import { listWorthOfVersions } from '#app/domains/credits/accreditation/list-worth-of-versions.server.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { CreditBadge } from '#app/domains/credits/ui/credit-badge.tsx';
import { listOwnCourseStates } from '#app/domains/learning/registrations/list-own-course-states.server.ts';
import { CourseStateTag } from '#app/domains/learning/ui/course-state.tsx';
import { load } from '#app/http/load.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { FilterForm } from '#app/ui/form.tsx';
import { Choices, TickField } from '#app/ui/choices.tsx';
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
    const needsWorth = search.counts !== '' || search.sort === 'worth';
    const worth = needsWorth ? await listWorthOfVersions(ctx) : new Map<string, number>();
    const { offers, total } = await listCourses(ctx, search, { worth });
    const states = await listOwnCourseStates(ctx);
    const offered = await readCreditOffers(
      ctx,
      offers.map(({ version }) => version.id),
    );
    const counts = await countCoursesByLanguage(ctx);
    searchParams.delete('page');
    searchParams.delete('lang');
    return {
      search,
      isSignedIn: ctx.actor !== null,
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
          own: states.get(course.id) ?? null,
        };
      }),
    };
  });
}

export default function Courses() {
  const { search, isSignedIn, total, pages, counts, courses, query } = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const languages = LOCALES.flatMap(({ code, name }) => {
    const count = counts.find((each) => each.language === code)?.n;
    return count ? [{ value: code, name: `${name} (${count})`, lang: code }] : [];
  });
  const chosen =
    search.languages.length + (search.specialty ? 1 : 0) + (search.kind ? 1 : 0) + (search.counts ? 1 : 0);
  return (
    <Page title={t('title')}>
      <FilterForm className="" values={search} applies>
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
              <TickField
                name="counts"
                legend={t('counts.title')}
                label={t(isSignedIn ? 'counts.own' : 'counts.any')}
              />
              <Choices name="languages" kind="checkbox" legend={t('language')} options={languages} />
              <SpecialtyField label={t('specialty')} empty={t('any')} />
              <SelectField
                name="kind"
                label={t('kind')}
                empty={t('any')}
                options={optionsOf(COURSE_KINDS, (value) => t(`kinds.${value}`))}
              />
              <button className="button" data-part="apply">
                {t('show')}
              </button>
              <a className="button wide fold-close" href="#found">
                {t('showFound', { count: total })}
              </a>
            </div>
          </div>
          <section aria-labelledby="found">
            <div className="split-head">
              <h2 id="found">{t('found', { count: total })}</h2>
              <SelectField
                name="sort"
                label={t('sort')}
                options={optionsOf(
                  COURSE_ORDERS.filter((each) => isSignedIn || each !== 'worth'),
                  (value) => t(`orders.${value}`),
                )}
              />
            </div>
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
                  {course.own && (
                    <p className="tags">
                      <CourseStateTag {...course.own} />
                    </p>
                  )}
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
