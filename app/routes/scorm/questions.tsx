import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { readQuestionStatistics } from '#app/domains/scorm/trace/read-question-statistics.server.ts';
import { usePackageTrail } from '#app/domains/scorm/ui/use-package-trail.ts';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { TableFileLinks } from '#app/ui/table-file-links.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

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
  const format = useFormat();
  const several = parts > 1;
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
          <Table
            caption={t('trace.questions.title')}
            columns={[
              { key: 'question', name: t('trace.question') },
              ...(several ? [{ key: 'part', name: t('trace.part') }] : []),
              { key: 'share', name: t('trace.questions.share'), amount: true },
              { key: 'asked', name: t('trace.questions.asked'), amount: true },
              { key: 'mean', name: t('trace.questions.mean'), amount: true },
              { key: 'mistake', name: t('trace.questions.mistake') },
            ]}
            rows={questions.map((each) => ({
              key: `${each.sco} ${each.id}`,
              cells: [
                each.description || each.id,
                ...(several ? [each.part] : []),
                each.share === null ? '–' : format.percent(each.share),
                each.asked,
                each.meanSeconds === null
                  ? '–'
                  : t('trace.questions.seconds', { seconds: format.number(each.meanSeconds) }),
                each.mistake === null ? '–' : t('trace.questions.times', each.mistake),
              ],
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
