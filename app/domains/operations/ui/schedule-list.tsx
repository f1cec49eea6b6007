import { ActionButton } from '#app/ui/buttons.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { ScheduleName } from '#app/platform/scheduled-work.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Pairs } from '#app/ui/table.tsx';
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

/** What is done every so often: when it last went well and when it comes next, what is late, and what went wrong. */
export function ScheduleList({ schedules }: { schedules: ScheduleRow[] }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <section className="flow">
      <h2>{t('work.scheduled')}</h2>
      {schedules.map(({ name, everyMs, succeededAt, runAt, lateSince, lastError }) => (
        <section key={name} className="flow">
          <h3>{t(`work.schedules.${name}`)}</h3>
          {lateSince && (
            <Alert tone="warning" title={t('work.lateSince', { date: format.dateTime(lateSince) })} />
          )}
          {lastError && <p className="small">{lastError}</p>}
          <Pairs
            text
            pairs={[
              [t('work.interval'), t('common:minutes', { count: everyMs / 60_000 })],
              [t('work.succeeded'), succeededAt ? format.dateTime(succeededAt) : t('work.never')],
              [t('work.nextRun'), format.dateTime(runAt)],
            ]}
          />
          <ActionButton
            intent="run"
            hidden={{ schedule: name }}
            named={`${t('work.runNow')}: ${t(`work.schedules.${name}`)}`}
          >
            {t('work.runNow')}
          </ActionButton>
        </section>
      ))}
    </section>
  );
}
