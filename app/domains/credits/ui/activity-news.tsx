import type { CorrectedActivity } from '#app/domains/credits/types.ts';
import { minutesOfSessions } from '#app/domains/credits/activities/parse-activity.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Props = {
  activity: {
    state: string;
    reason: string | null;
    decidedAt: Date | string | null;
    corrected: CorrectedActivity | null;
  };
};

/** What an officer has said and changed of an activity, for its doctor and for the next officer. */
export function ActivityNews({ activity: { state, reason, decidedAt, corrected } }: Props) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const typeName = useWordFor('credits', 'activity.types');
  return (
    <>
      {reason && decidedAt && state !== 'submitted' && (
        <Alert
          tone={state === 'accepted' ? 'success' : 'warning'}
          title={`${format.date(decidedAt)}: ${reason}`}
        />
      )}
      {corrected && (
        <Alert tone="info" title={t('activity.corrected', { reason: corrected.reason })}>
          <p className="small">
            {t('activity.correctedFrom', {
              kind: typeName(corrected.activityType),
              days: format.list(corrected.sessions.map(({ date }) => format.day(date))),
              minutes: t('common:minutes', { count: minutesOfSessions(corrected.sessions) }),
            })}
          </p>
        </Alert>
      )}
    </>
  );
}
