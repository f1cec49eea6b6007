import { ActionButton } from '#app/ui/buttons.tsx';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { readBackgroundWork } from '#app/domains/operations/background/read-background-work.server.ts';
import { retryJob } from '#app/domains/operations/background/retry-job.server.ts';
import { runScheduleNow } from '#app/domains/operations/background/run-schedule-now.server.ts';
import { ScheduleList } from '#app/domains/operations/ui/schedule-list.tsx';
import { readVideoState } from '#app/domains/webinars/engine/read-video-state.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:work.title' };

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async (ctx) => ({ ...(await readBackgroundWork(ctx)), video: await readVideoState(ctx) }));

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: { retry: 'accounts:said.retry', run: 'accounts:said.run' },
    back: urls.work(),
    guard: (ctx) => mustBeAllowed(ctx, isAdministrator(ctx.actor)),
    intents: {
      retry: act(fields('jobId'), (ctx, { jobId }) => retryJob(ctx, jobId)),
      run: act(fields('schedule'), (ctx, { schedule }) => runScheduleNow(ctx, schedule)),
    },
  });
}

export default function Work() {
  const { audit, failed, heldMails, schedules, waiting, video } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Page className="narrow flow" title={t('work.title')} lead={t('work.lead')}>
      <section className="flow">
        <h2>{t('work.audit')}</h2>
        <Alert
          tone={audit.ok ? 'success' : 'danger'}
          title={audit.ok ? t('work.auditWhole') : t('work.auditBroken', { id: audit.broken!.id })}
        />
        <Pairs
          text
          pairs={[
            [t('work.sealed'), format.number(audit.sealed)],
            [t('work.unsealed'), format.number(audit.unsealed)],
            [t('work.waiting'), format.number(waiting)],
            [t('work.heldMails'), format.number(heldMails)],
          ]}
        />
      </section>
      <section className="flow">
        <h2>{t('webinars:engine.title')}</h2>
        <Alert
          tone={video.state === 'ready' ? 'success' : 'warning'}
          title={t(`webinars:engine.${video.state}`, { engine: t(`webinars:engine.kind.${video.kind}`) })}
        />
      </section>
      <ScheduleList schedules={schedules} />
      <section className="flow">
        <h2>{t('work.failed')}</h2>
        {failed.length === 0 && <Empty level="h3" title={t('work.noneFailed')} />}
        {failed.map((job) => (
          <Alert key={job.id} tone="warning" title={job.kind}>
            <p className="small">{job.lastError}</p>
            <ActionButton intent="retry" hidden={{ jobId: job.id }}>
              {t('work.retry')}
            </ActionButton>
          </Alert>
        ))}
      </section>
    </Page>
  );
}
