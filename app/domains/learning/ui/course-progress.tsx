import type { ReactNode } from 'react';
import { ActionButton } from '#app/ui/buttons.tsx';
import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import type { Gate } from '#app/domains/learning/completion/gates.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
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

/** Progress to credit; every missing step is named, with a way to do it. `parts`: those of a native course that are missing. */
export function CourseProgress({ progress, parts }: { progress: Progress; parts?: ReactNode }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const textOf = useMissingText();
  const { completedAt, evaluatedAt } = progress;
  return (
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
              <p className="small">
                {t('standing.counted', { minutes: t('common:minutes', { count: progress.minutes }) })}
              </p>
              <ul className="list small">
                {progress.missing.map((each) => (
                  <li key={each.code}>
                    {textOf(each)}
                    {each.code === 'parts' && parts}
                  </li>
                ))}
              </ul>
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
  );
}
