import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { readQuestionStatistics } from '#app/domains/scorm/trace/read-question-statistics.server.ts';
import { QuestionTable } from '#app/domains/scorm/ui/question-table.tsx';
import { usePackageTrail } from '#app/domains/scorm/ui/use-package-trail.ts';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { TableFileLinks } from '#app/ui/table-file-links.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'scorm:trace.questions.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const packageId = args.params['packageId']!;
    return { packageId, ...(await readQuestionStatistics(ctx, packageId)) };
  });
}

export default function Questions() {
  const data = useLoaderData<typeof loader>();
  const { packageId, parts, questions } = data;
  const { t } = useTranslation('scorm');
  return (
    <Page
      className="flow"
      trail={usePackageTrail(data, true)}
      title={t('trace.questions.title')}
      lead={t('trace.questions.lead')}
    >
      {questions.length === 0 ? (
        <Empty title={t('trace.questions.none')} />
      ) : (
        <>
          <QuestionTable
            parts={parts > 1}
            times
            questions={questions.map(({ part, id, description, partTitle, ...counted }) => ({
              key: `${part} ${id}`,
              question: description || id,
              part: partTitle,
              counted,
            }))}
          />
          <p className="cluster">
            <TableFileLinks
              what={t('trace.questions.csv')}
              to={(form) => urls.packageAnswers(packageId, 'questions', form)}
            />
            <TableFileLinks
              what={t('trace.questions.answersCsv')}
              to={(form) => urls.packageAnswers(packageId, 'answers', form)}
            />
          </p>
        </>
      )}
    </Page>
  );
}
