import { ActionButton } from '#app/ui/buttons.tsx';
import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import type { Gate } from '#app/domains/learning/completion/gates.ts';
import type { TestResult } from '#app/domains/learning/completion/test-result.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { Gates } from './gates.tsx';
import { Attempts } from './test-result.tsx';
import { useCountedText } from './counted-clock.tsx';
import { useMissingText } from './use-requirement-text.ts';

type Progress = {
  id: string;
  since: Date | string;
  begun: boolean;
  countedMs: number;
  minutesNeeded: number;
  gates: Gate[];
  missing: MissingRequirement[];
  completedAt: Date | string | null;
  evaluatedAt: Date | string | null;
  lateWork: Date | string | null;
  results: TestResult[];
};

/** Steps to credit. What is missing in a course that was begun stands beside the button that goes on (`course-actions.tsx`). */
export function CourseProgress({ progress }: { progress: Progress }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const textOf = useMissingText();
  const counted = useCountedText();
  const { completedAt, evaluatedAt } = progress;
  return (
    <>
      <section className="flow">
        <h2>{t('standing.title')}</h2>
        {progress.lateWork && (
          <Alert tone="warning" title={t('late.title')}>
            <p className="small">{t('late.text', { when: format.dateTime(progress.lateWork) })}</p>
            <ActionButton intent="late-work">{t('late.use')}</ActionButton>
          </Alert>
        )}
        <Gates
          gates={progress.gates}
          details={{
            registered: <Note>{format.date(progress.since)}</Note>,
            disclosures: <Note>{t('standing.disclosures')}</Note>,
            course: completedAt ? (
              <Note>{format.dateTime(completedAt)}</Note>
            ) : (
              <>
                {progress.minutesNeeded > 0 && (
                  <p className="small number">
                    {counted({ ms: progress.countedMs, needed: progress.minutesNeeded })}
                  </p>
                )}
                {!progress.begun && (
                  <ul className="list small">
                    {progress.missing.map((each) => (
                      <li key={each.code}>{textOf(each)}</li>
                    ))}
                  </ul>
                )}
              </>
            ),
            evaluation: evaluatedAt ? (
              <Note>{format.dateTime(evaluatedAt)}</Note>
            ) : completedAt ? (
              <p className="small">
                <a href={urls.evaluation(progress.id)}>{t('evaluation.open')}</a>
              </p>
            ) : (
              <Note>{t('standing.evaluationLater')}</Note>
            ),
            credit: evaluatedAt ? (
              <p className="small">
                <a href={urls.credit()}>{t('decide.credit')}</a>
              </p>
            ) : null,
          }}
        />
      </section>
      <Attempts results={progress.results} />
    </>
  );
}
