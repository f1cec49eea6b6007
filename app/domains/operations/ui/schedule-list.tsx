import { ActionButton } from '#app/ui/buttons.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { ScheduleName } from '#app/platform/scheduled-work.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Instant = Date | string;
type ScheduleRow = {
  name: ScheduleName;
  everyMs: number;
  succeededAt: Instant | null;
  runAt: Instant;
  lateSince: Instant | null;
  lastError: string | null;
};

/** What is done every so often: what is late or went wrong stands open, the others behind a summary. */
export function ScheduleList({ schedules }: { schedules: ScheduleRow[] }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const troubled = schedules.filter(({ lateSince, lastError }) => lateSince !== null || lastError !== null);
  const fine = schedules.filter((each) => !troubled.includes(each));
  return (
    <section className="flow" aria-labelledby="schedules">
      <h2 id="schedules">{t('work.scheduled')}</h2>
      {troubled.map(({ name, lateSince, lastError }) => (
        <Alert key={name} tone="warning" title={t(`work.schedules.${name}`)}>
          {lateSince && <p>{t('work.lateSince', { date: format.dateTime(lateSince) })}</p>}
          {lastError && <p className="small">{lastError}</p>}
          <RunNow name={name} />
        </Alert>
      ))}
      {fine.length > 0 && (
        <Disclosure summary={t('work.inTime', { count: fine.length })}>
          <Table
            caption={t('work.scheduled')}
            columns={[
              { key: 'name', name: t('work.kind') },
              { key: 'every', name: t('work.interval') },
              { key: 'last', name: t('work.succeeded') },
              { key: 'next', name: t('work.nextRun') },
              { key: 'act', name: '' },
            ]}
            rows={fine.map(({ name, everyMs, succeededAt, runAt }) => ({
              key: name,
              cells: [
                t(`work.schedules.${name}`),
                t('common:minutes', { count: everyMs / 60_000 }),
                succeededAt ? format.dateTime(succeededAt) : t('work.never'),
                format.dateTime(runAt),
                <RunNow key="act" name={name} />,
              ],
            }))}
          />
        </Disclosure>
      )}
    </section>
  );
}

function RunNow({ name }: { name: ScheduleName }) {
  const { t } = useTranslation('accounts');
  return (
    <ActionButton
      intent="run"
      hidden={{ schedule: name }}
      named={`${t('work.runNow')}: ${t(`work.schedules.${name}`)}`}
    >
      {t('work.runNow')}
    </ActionButton>
  );
}
