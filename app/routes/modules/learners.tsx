import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LEARNER_ORDERS, LEARNER_STATES } from '#app/domains/modules/learners/learner-filter.ts';
import { listLearners } from '#app/domains/modules/learners/list-learners.server.ts';
import { LearnerCounts } from '#app/domains/modules/ui/learner-counts.tsx';
import { LearnerTable } from '#app/domains/modules/ui/learner-table.tsx';
import { QuestionLinks } from '#app/domains/modules/ui/question-links.tsx';
import { load } from '#app/http/load.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { languageOptions, optionsOf } from '#app/ui/options.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { TableFileLinks } from '#app/ui/table-file-links.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'modules:learners.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const courseId = args.params['courseId']!;
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    const { offers, ...found } = await listLearners(ctx, courseId, asked);
    const { title, language } = pickVariant(offers[0]!.variants, locale)!;
    return {
      courseId,
      course: title,
      titleLanguage: language,
      languages: [...new Set(offers.flatMap(({ variants }) => variants.map((each) => each.language)))],
      versions: offers.map(({ version, variants }) => ({
        number: version.number,
        variants: variants.map(({ language: code, packageId, format }) => ({ code, packageId, format })),
      })),
      ...found,
    };
  });
}

export default function Learners() {
  const data = useLoaderData<typeof loader>();
  const { courseId, course, versions, counts, filter, learners, more } = data;
  const { t } = useTranslation('modules');
  const isNarrowed = [filter.q, filter.state, filter.language, filter.version].some((each) => each !== '');
  const pages = [
    { to: filter.page - 1, name: t('common:previousPage'), shown: filter.page > 1 },
    { to: filter.page + 1, name: t('common:nextPage'), shown: more },
  ].filter(({ shown }) => shown);
  return (
    <Page
      className="flow"
      trail={
        data.own
          ? [
              { to: urls.author(), name: t('catalogue:own.title') },
              { to: urls.ownCourse(courseId), name: course },
            ]
          : []
      }
      title={t('learners.title')}
      lead={<span lang={data.titleLanguage}>{course}</span>}
    >
      <LearnerCounts {...counts} />
      <section className="flow" aria-labelledby="list">
        <h2 id="list">{t('learners.list')}</h2>
        <p className="small soft">{t('learners.lead')}</p>
        <FilterForm
          className="toolbar"
          action={`${urls.learners(courseId)}#list`}
          method="get"
          values={filter}
          submit={t('learners.show')}
        >
          <TextField name="q" label={t('learners.search')} type="search" />
          <SelectField
            name="state"
            label={t('learners.state')}
            empty={t('learners.all')}
            options={optionsOf(LEARNER_STATES, (each) => t(`learners.states.${each}`))}
          />
          <SelectField
            name="language"
            label={t('catalogue:language')}
            empty={t('learners.all')}
            options={languageOptions(data.languages)}
          />
          <SelectField
            name="version"
            label={t('analysis.version')}
            empty={t('learners.all')}
            options={optionsOf(
              versions.map(({ number }) => number),
              (number) => t('catalogue:version', { number }),
            )}
          />
          <SelectField
            name="order"
            label={t('learners.order')}
            options={optionsOf(LEARNER_ORDERS, (each) => t(`learners.orders.${each}`))}
          />
        </FilterForm>
        {learners.length === 0 ? (
          <Empty level="h3" title={t(isNarrowed ? 'learners.noSuch' : 'learners.none')} />
        ) : (
          <LearnerTable learners={learners} />
        )}
        {pages.length > 0 && (
          <nav className="pagination" aria-label={t('common:page')}>
            <ul>
              {pages.map(({ to, name }) => (
                <li key={to}>
                  <a href={`${urls.learners(courseId, { ...filter, page: to })}#list`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {learners.length > 0 && (
          <p className="cluster">
            <TableFileLinks
              what={t('learners.file')}
              to={(form) => urls.learnersFile(courseId, form, { ...filter, page: 1 })}
            />
          </p>
        )}
      </section>
      <QuestionLinks courseId={courseId} versions={versions} />
    </Page>
  );
}
