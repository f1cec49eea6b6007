import type { JobState } from '#app/domains/operations/background/job-state.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Job = {
  id: string;
  kind: string;
  attempts: number;
  lastError: string | null;
  runAt: Date | string;
  endedAt: Date | string | null;
};

/** Jobs of one state: what they do, when, why they failed; a failed one can be tried again. */
export function JobTable({ jobs, state }: { jobs: Job[]; state: JobState }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Table
      caption={t(`work.state.${state}`)}
      columns={[
        { key: 'kind', name: t('work.kind') },
        { key: 'at', name: t(state === 'waiting' ? 'work.due' : 'work.ended') },
        { key: 'tries', name: t('work.tries'), amount: true },
        ...(state === 'done' ? [] : [{ key: 'why', name: t('work.why'), text: true }]),
        ...(state === 'failed' ? [{ key: 'act', name: '' }] : []),
      ]}
      rows={jobs.map((job) => ({
        key: job.id,
        cells: [
          <code key="kind" translate="no">
            {job.kind}
          </code>,
          format.dateTime(job.endedAt ?? job.runAt),
          format.number(job.attempts, 0),
          ...(state === 'done' ? [] : [job.lastError ?? '–']),
          ...(state === 'failed'
            ? [
                <ActionButton
                  key="act"
                  intent="retry"
                  hidden={{ jobId: job.id }}
                  named={`${t('work.retry')}: ${job.kind}`}
                >
                  {t('work.retry')}
                </ActionButton>,
              ]
            : []),
        ],
      }))}
    />
  );
}
