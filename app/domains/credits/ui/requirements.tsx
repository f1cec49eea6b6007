import type { Requirements } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Shown = Omit<Requirements, 'confirmedAt'> & { confirmedAt: Date | string | null };

/** What earns the certificate, for officers and reviewers; that it is nothing stands in a sentence. */
export function RequirementsView({ requirements }: { requirements: Shown | null }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (!requirements) return null;
  const { rule, requiresNothing, confirmedAt } = requirements;
  if (requiresNothing)
    return (
      <Alert tone="warning" title={t('requirements.nothing')}>
        <p className="small">
          {confirmedAt
            ? t('requirements.confirmed', { date: format.date(confirmedAt) })
            : t('requirements.unconfirmed')}
        </p>
      </Alert>
    );
  return (
    <section className="flow">
      <h3>{t('requirements.title')}</h3>
      <ul className="list small">
        <li>{t(`requirements.status.${rule.status}`)}</li>
        {Number(rule.minScore ?? 0) > 0 && (
          <li>{t('requirements.score', { percent: format.percent(Number(rule.minScore)) })}</li>
        )}
        {rule.minMinutes > 0 && (
          <li>{t('requirements.minutes', { minutes: t('common:minutes', { count: rule.minMinutes }) })}</li>
        )}
      </ul>
    </section>
  );
}
