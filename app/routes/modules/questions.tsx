import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readAnalysis } from '#app/domains/modules/analysis/read-analysis.server.ts';
import { QuestionDetails } from '#app/domains/modules/ui/question-details.tsx';
import { QuestionTable } from '#app/domains/scorm/ui/question-table.tsx';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { TableFileLinks } from '#app/ui/table-file-links.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'scorm:trace.questions.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { title: course, ...analysis } = await readAnalysis(
      ctx,
      args.params['courseId']!,
      new URL(args.request.url).searchParams.get('version') || null,
      locale,
    );
    return { course, ...analysis };
  });
}

export default function Questions() {
  const { course, courseId, own, versions, versionId, running, questions } = useLoaderData<typeof loader>();
  const { t } = useTranslation('modules');
  const isEmpty = questions.every(({ languages }) => languages.length === 0);
  return (
    <Page
      className="flow"
      trail={
        own
          ? [
              { to: urls.author(), name: t('catalogue:own.title') },
              { to: urls.ownCourse(courseId), name: course },
            ]
          : []
      }
      title={t('scorm:trace.questions.title')}
      lead={t('analysis.lead', { count: MIN_GROUP_SIZE })}
    >
      {versions.length > 1 && (
        <FilterForm submit={t('analysis.show')} values={{ version: versionId }}>
          <SelectField
            name="version"
            label={t('analysis.version')}
            options={versions.map(({ id, number }) => ({
              value: id,
              name: t('catalogue:version', { number }),
            }))}
          />
        </FilterForm>
      )}
      {!isEmpty && running > 0 && <Note>{t('analysis.running', { count: running })}</Note>}
      {isEmpty ? (
        <Empty title={running > 0 ? t('analysis.none') : t('scorm:trace.questions.none')}>
          {running > 0 && <p>{t('analysis.running', { count: running })}</p>}
        </Empty>
      ) : (
        <>
          <QuestionTable
            parts
            times={false}
            few={t('analysis.tooFew', { count: MIN_GROUP_SIZE })}
            questions={questions.map(({ moduleId, id, text, language, part, counted }) => ({
              key: `${moduleId} ${id}`,
              question: <span lang={language}>{text}</span>,
              part,
              counted,
            }))}
          />
          <h2>{t('analysis.details')}</h2>
          {questions.map((question) => (
            <QuestionDetails key={`${question.moduleId} ${question.id}`} question={question} />
          ))}
          <p className="cluster">
            <TableFileLinks
              what={t('scorm:trace.questions.csv')}
              to={(form) => urls.courseAnswers(courseId, 'questions', form, versionId)}
            />
            <TableFileLinks
              what={t('analysis.answersFile')}
              to={(form) => urls.courseAnswers(courseId, 'answers', form, versionId)}
            />
          </p>
        </>
      )}
    </Page>
  );
}
