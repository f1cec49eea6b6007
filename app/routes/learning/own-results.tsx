import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { readOwnResults } from '#app/domains/learning/results/read-own-results.server.ts';
import { ResultTable } from '#app/domains/learning/ui/result-table.tsx';
import { load } from '#app/http/load.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'common:shell.results' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    mustBeAllowed(ctx, isAuthor(ctx.actor));
    const courses = await readOwnResults(ctx);
    const byLearners = courses.toSorted((a, b) => b.learners - a.learners);
    return byLearners.map(({ offer, ...counts }) => {
      const { title, language } = pickVariant(offer.variants, locale)!;
      return {
        id: offer.course.id,
        title,
        language,
        isLive: offer.variants.some(isLive),
        isNative: offer.variants.some(({ format }) => format === 'native'),
        ...counts,
      };
    });
  });
}

export default function OwnResults() {
  const all = useLoaderData<typeof loader>();
  const { t } = useTranslation('learning');
  const live = all.filter((each) => each.isLive);
  const courses = all.filter((each) => !each.isLive);
  return (
    <Page
      className="flow"
      title={t('common:shell.results')}
      lead={t('author.resultsLead', { count: MIN_GROUP_SIZE })}
    >
      {all.length === 0 && (
        <Empty title={t('author.noResults')}>
          <a className="button" href={urls.author()}>
            {t('catalogue:own.title')}
          </a>
        </Empty>
      )}
      {courses.length > 0 && (
        <section className="flow" aria-labelledby="courses">
          <h2 id="courses">{t('common:shell.courses')}</h2>
          <ResultTable caption={t('common:shell.courses')} results={courses} />
        </section>
      )}
      {live.length > 0 && (
        <section className="flow" aria-labelledby="live">
          <h2 id="live">{t('author.live')}</h2>
          <ResultTable caption={t('author.live')} results={live} />
        </section>
      )}
    </Page>
  );
}
