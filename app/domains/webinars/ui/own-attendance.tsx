import type { Interval } from '#app/domains/learning/completion/counted-time.ts';
import type { UnmetRequirement } from '#app/domains/webinars/attendance/attendance-rule.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { AttendanceLine, useUnmetRequirementText } from './attendance.tsx';

type Own = {
  minutes: number;
  missing: UnmetRequirement[];
  watched: Interval[];
  bridged: Interval[];
  corrected: { reason: string } | null;
};

/** One's own minutes in a webinar, and what is still missing. */
export function OwnAttendance({
  own,
  sent,
  completed,
  evaluated,
}: {
  own: Own;
  sent: Interval[];
  completed: boolean;
  /** The five questions are answered. */
  evaluated: boolean;
}) {
  const { t } = useTranslation('webinars');
  const lacks = useUnmetRequirementText();
  return (
    <section className="flow">
      <h2>{t('minutes.title')}</h2>
      <p>{t('minutes.have', { minutes: t('common:minutes', { count: own.minutes }) })}</p>
      <AttendanceLine sent={sent} watched={own.watched} bridged={own.bridged} />
      {own.corrected && <p className="small">{t('minutes.corrected', { reason: own.corrected.reason })}</p>}
      {completed ? (
        <Alert tone="success" title={t('minutes.met')}>
          {!evaluated && <p>{t('minutes.questionsLeft')}</p>}
        </Alert>
      ) : (
        <ul className="list flow">
          {own.missing.map((each) => (
            <li key={each.code}>{lacks(each)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Rule = { minPercent: number; answersPercent: number; testPercent: number };

/** What the webinar asks of whoever wants credit for it. */
export function AttendanceRequirements({ rule }: { rule: Rule }) {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  return (
    <section className="flow">
      <h2>{t('rule.title')}</h2>
      <ul className="list flow">
        <li>{t('rule.minutes', { percent: format.percent(rule.minPercent / 100) })}</li>
        {rule.answersPercent > 0 && (
          <li>{t('rule.answers', { percent: format.percent(rule.answersPercent / 100) })}</li>
        )}
        {rule.testPercent > 0 && (
          <li>{t('rule.test', { percent: format.percent(rule.testPercent / 100) })}</li>
        )}
        <li>{t('rule.evaluation')}</li>
        <li>{t('rule.line')}</li>
      </ul>
    </section>
  );
}
