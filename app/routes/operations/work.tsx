import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { JOB_STATES } from '#app/domains/operations/background/job-state.ts';
import { listJobs } from '#app/domains/operations/background/list-jobs.server.ts';
import { readBackgroundWork } from '#app/domains/operations/background/read-background-work.server.ts';
import { retryJob } from '#app/domains/operations/background/retry-job.server.ts';
import { runScheduleNow } from '#app/domains/operations/background/run-schedule-now.server.ts';
import { JobTable } from '#app/domains/operations/ui/job-table.tsx';
import { ScheduleList } from '#app/domains/operations/ui/schedule-list.tsx';
import { readVideoState } from '#app/domains/webinars/engine/read-video-state.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination, Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:work.title' };

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async (ctx) => ({
    ...(await readBackgroundWork(ctx)),
    ...(await listJobs(ctx, Object.fromEntries(new URL(args.request.url).searchParams))),
    video: await readVideoState(ctx),
  }));

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: { retry: 'accounts:said.retry', run: 'accounts:said.run' },
    back: args.request.url,
    guard: (ctx) => mustBeAllowed(ctx, isAdministrator(ctx.actor)),
    intents: {
      retry: act(fields('jobId'), (ctx, { jobId }) => retryJob(ctx, jobId)),
      run: act(fields('schedule'), (ctx, { schedule }) => runScheduleNow(ctx, schedule)),
    },
  });
}

export default function Work() {
  const { audit, heldMails, schedules, video, filter, kinds, jobs, all, pages } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Page className="flow" title={t('work.title')} lead={t('work.lead')}>
      <section className="flow" aria-labelledby="jobs">
        <h2 id="jobs">{t(`work.state.${filter.state}`)}</h2>
        <FilterForm
          className="toolbar"
          action={`${urls.work()}#jobs`}
          method="get"
          values={filter}
          submit={t('work.show')}
        >
          <SelectField
            name="state"
            label={t('work.stateName')}
            options={optionsOf(JOB_STATES, (each) => t(`work.state.${each}`))}
          />
          <SelectField
            name="kind"
            label={t('work.kind')}
            empty={t('work.allKinds')}
            options={optionsOf(
              [...new Set([...kinds.map(({ kind }) => kind), filter.kind])].filter(Boolean).sort(),
              (each) => each,
            )}
          />
        </FilterForm>
        {jobs.length === 0 ? (
          <Empty level="h3" title={filter.state === 'failed' ? t('work.noneFailed') : t('work.none')} />
        ) : (
          <>
            <p className="small soft">{t('work.found', { count: format.number(all, 0) })}</p>
            <JobTable jobs={jobs} state={filter.state} />
          </>
        )}
        <Pagination
          page={filter.page}
          pages={pages}
          to={(page) => `${urls.jobs({ ...filter, page })}#jobs`}
        />
      </section>
      <ScheduleList schedules={schedules} />
      <section className="flow">
        <h2>{t('webinars:engine.title')}</h2>
        <Alert
          tone={video.state === 'ready' ? 'success' : 'warning'}
          title={t(`webinars:engine.${video.state}`, { engine: t(`webinars:engine.kind.${video.kind}`) })}
        />
      </section>
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
            [t('work.heldMails'), format.number(heldMails)],
          ]}
        />
      </section>
    </Page>
  );
}
