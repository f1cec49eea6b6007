import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listAttempts } from '#app/domains/scorm/trace/list-attempts.server.ts';
import { AttemptStatusText } from '#app/domains/scorm/ui/attempt-status-text.tsx';
import { usePackageTrail } from '#app/domains/scorm/ui/use-package-trail.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'scorm:trace.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const packageId = args.params['packageId']!;
    const before = new URL(args.request.url).searchParams.get('before');
    return { packageId, ...(await listAttempts(ctx, packageId, before)) };
  });
}

export default function Attempts() {
  const data = useLoaderData<typeof loader>();
  const { packageId, parts, attempts, next } = data;
  const { t } = useTranslation('scorm');
  const format = useFormat();
  return (
    <Page
      className="flow"
      trail={usePackageTrail(data)}
      title={t('trace.title')}
      lead={t('trace.lead')}
      under={
        <p>
          <a href={urls.packageQuestions(packageId)}>{t('trace.questions.title')}</a>
        </p>
      }
    >
      {attempts.length === 0 ? (
        <Empty title={t('trace.none')} />
      ) : (
        <Table
          caption={t('trace.title')}
          columns={[
            { key: 'began', name: t('trace.began') },
            { key: 'learner', name: t('trace.learner') },
            { key: 'attempt', name: t('trace.attempt'), amount: true },
            { key: 'opened', name: t('trace.opened') },
            { key: 'status', name: t('trace.status') },
            { key: 'score', name: t('trace.score'), amount: true },
          ]}
          rows={attempts.map((each) => ({
            key: each.id,
            cells: [
              <a key="to" href={urls.packageAttempt(packageId, each.id)}>
                {format.dateTime(each.startedAt)}
              </a>,
              <code key="who">{each.learner}</code>,
              each.number,
              t('trace.ofAll', { opened: each.opened, all: parts }),
              each.silent ? (
                <Tag key="silent">{t('trace.silent')}</Tag>
              ) : (
                <AttemptStatusText key="is" {...each} />
              ),
              each.scaledScore === null ? '–' : format.percent(Number(each.scaledScore)),
            ],
          }))}
        />
      )}
      {next && (
        <p>
          <a className="button" href={`?before=${next}`}>
            {t('trace.older')}
          </a>
        </p>
      )}
    </Page>
  );
}
