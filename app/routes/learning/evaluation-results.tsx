import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { useOwnCoursesTrail } from '#app/domains/catalogue/ui/use-own-courses-trail.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { readEvaluationResults } from '#app/domains/learning/evaluation/read-evaluation-results.server.ts';
import { EvaluationGroups } from '#app/domains/learning/ui/evaluation-groups.tsx';
import { EvaluationQuestions } from '#app/domains/learning/ui/evaluation-questions.tsx';
import { findWebinarIdOfCourse } from '#app/domains/webinars/schedule/find-webinar-id-of-course.server.ts';
import { load } from '#app/http/load.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { TableFileLinks } from '#app/ui/table-file-links.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'learning:results.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const courseId = args.params['courseId']!;
    const { offer, ...results } = await readEvaluationResults(ctx, courseId, locale);
    const { title, language } = pickVariant(offer.variants, locale)!;
    const live = offer.variants.some(isLive);
    const webinarId = live && results.own ? await findWebinarIdOfCourse(ctx.db.read, courseId) : null;
    return { courseId, course: title, language, live, webinarId, ...results };
  });
}

export default function EvaluationResults() {
  const data = useLoaderData<typeof loader>();
  const { courseId, course, given, shown, words, groups } = data;
  const { t } = useTranslation('learning');
  const format = useFormat();
  const ownCourses = useOwnCoursesTrail(data.live);
  const own = data.webinarId ? urls.ownWebinar(data.webinarId) : urls.ownCourse(courseId);
  return (
    <Page
      className="flow"
      trail={
        data.own
          ? [...ownCourses, { to: own, name: course }]
          : data.association
            ? associationTrail(data.association, {
                to: urls.accredit(data.association.slug),
                name: t('credits:accreditation.list'),
              })
            : []
      }
      title={t('results.title')}
      lead={<span lang={data.language}>{course}</span>}
    >
      {shown === 0 ? (
        <Empty title={t('results.few', { count: MIN_GROUP_SIZE })}>
          <p>{t('results.soFar', { count: given })}</p>
        </Empty>
      ) : (
        <>
          <Note>{t('results.shown', { shown, given, count: MIN_GROUP_SIZE })}</Note>
          <EvaluationQuestions questions={data.questions} />
          <section className="flow" aria-labelledby="words">
            <h2 id="words">{t('results.words')}</h2>
            {words.length === 0 ? <p>{t('results.noWords')}</p> : <Note>{t('results.wordsOrder')}</Note>}
            <ul className="list flow">
              {words.map((each, i) => (
                <li className="written" key={i}>
                  {each}
                </li>
              ))}
            </ul>
          </section>
          <EvaluationGroups name={t('results.by.month')} groups={groups.month} nameOf={format.month} />
          <EvaluationGroups
            name={t('results.by.language')}
            groups={groups.language}
            nameOf={nameOfLocale}
            compared
          />
          <EvaluationGroups
            name={t('results.by.version')}
            groups={groups.version}
            nameOf={(number) => t('catalogue:version', { number })}
            compared
          />
          <p className="cluster">
            <TableFileLinks
              what={t('results.countsFile')}
              to={(form) => urls.evaluationFile(courseId, 'counts', form)}
            />
            <TableFileLinks
              what={t('results.wordsFile')}
              to={(form) => urls.evaluationFile(courseId, 'words', form)}
            />
          </p>
        </>
      )}
    </Page>
  );
}
