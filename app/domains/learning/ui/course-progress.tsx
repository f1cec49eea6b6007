import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import type { Gate } from '#app/domains/learning/completion/gates.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { Gates } from './gates.tsx';
import { useMissingText } from './use-requirement-text.ts';

type Progress = {
  id: string;
  since: Date | string;
  minutes: number;
  gates: Gate[];
  missing: MissingRequirement[];
  completedAt: Date | string | null;
  evaluatedAt: Date | string | null;
  lateWork: Date | string | null;
};

/** Progress to credit; every missing step is named, with a way to do it. */
export function CourseProgress({ standing }: { standing: Progress }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const tell = useMissingText();
  const { completedAt, evaluatedAt } = standing;
  return (
    <section className="flow">
      <h2>{t('standing.title')}</h2>
      {standing.lateWork && (
        <Alert tone="warning" title={t('late.title')}>
          <p className="small">{t('late.text', { when: format.dateTime(standing.lateWork) })}</p>
          <form method="post">
            <button className="button" name="intent" value="late-work">
              {t('late.use')}
            </button>
          </form>
        </Alert>
      )}
      <Gates
        gates={standing.gates}
        details={{
          registered: <p className="small soft">{format.date(standing.since)}</p>,
          disclosures: <p className="small soft">{t('standing.disclosures')}</p>,
          course: completedAt ? (
            <p className="small soft">{format.dateTime(completedAt)}</p>
          ) : (
            <>
              <p className="small">
                {t('standing.counted', { minutes: t('common:minutes', { count: standing.minutes }) })}
              </p>
              <ul className="list small">
                {standing.missing.map((each) => (
                  <li key={each.code}>{tell(each)}</li>
                ))}
              </ul>
            </>
          ),
          evaluation: evaluatedAt ? (
            <p className="small soft">{format.dateTime(evaluatedAt)}</p>
          ) : completedAt ? (
            <p className="small">
              <a href={urls.evaluation(standing.id)}>{t('evaluation.open')}</a>
            </p>
          ) : (
            <p className="small soft">{t('standing.evaluationLater')}</p>
          ),
          credit: evaluatedAt ? (
            <p className="small">
              <a href={urls.credit()}>{t('decide.credit')}</a>
            </p>
          ) : null,
        }}
      />
    </section>
  );
}
