import { createContext, useContext } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from './alert.tsx';
import type { FormState } from './form-state.ts';
import { type FieldFault, useErrorText } from './use-error-text.ts';

/** Notes what a page has drawn of a refused form: whether it says the failure, and which fields of the form it has. */
export class Drawn {
  said = false;
  readonly back = new Set<string>();
  sayFailure(): void {
    this.said = true;
  }
}

/** `drawn` is written while the page is drawn; `lost` is what it has lacked when it was drawn before. */
export type Drawing = { drawn: Drawn; lost: { state: FormState; drawn: Drawn } | null };

export const RefusedContext = createContext<Drawing | null>(null);

export const useDrawn = (): Drawn | null => useContext(RefusedContext)?.drawn ?? null;

export const isRefused = ({ fields, failure }: FormState): boolean =>
  failure !== null || Object.keys(fields).length > 0;

/** Of the answers to a request, the form that was refused. */
export const findRefused = (answers: unknown[]): FormState | null =>
  (answers as (Partial<FormState> | null)[]).find(
    (answer): answer is FormState =>
      Boolean(answer?.fields && answer.values) && isRefused(answer as FormState),
  ) ?? null;

/** Whether the reader finds on the page what was wrong and what was typed. */
export const isAllDrawn = (state: FormState, drawn: Drawn): boolean =>
  drawn.said && unmarked(state, drawn).length === 0 && lostTexts(state, drawn).length === 0;

const unmarked = ({ fields }: FormState, { back }: Drawn): FieldFault[] =>
  Object.keys(fields).flatMap((name) => (back.has(name) ? [] : [fields[name]!]));

/** Texts of a form that is not on the page any more: what somebody has written, not what they chose or what a page put in unseen. */
const lostTexts = ({ values }: FormState, { back }: Drawn): string[] =>
  back.size > 0 ? [] : Object.values(values).flat().filter(isWritten);

const isWritten = (value: string): boolean =>
  !value.startsWith('{') && /[\s@,;!?]|[^\p{ASCII}]|^\p{Lu}\p{Ll}/u.test(value.trim());

/** Says at the head of a page what none of its forms has said: the one that was sent is not there any more, or the fault is in no field of it. */
export function LostRefusal() {
  const lost = useContext(RefusedContext)?.lost;
  const { t } = useTranslation();
  const error = useErrorText();
  if (!lost) return null;
  const { state, drawn } = lost;
  const { failure } = state;
  const wrong = [...new Set(unmarked(state, drawn).map((fault) => error(fault)))];
  const texts = lostTexts(state, drawn);
  const unsaid = failure && !drawn.said ? [error(failure.code, failure.facts)] : wrong;
  return (
    <Alert tone={unsaid.length > 0 ? 'danger' : 'info'} title={unsaid[0] ?? t('form.lost')}>
      {unsaid.slice(1).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {texts.length > 0 && (
        <>
          {unsaid.length > 0 && <p>{t('form.lost')}</p>}
          <ul className="list">
            {texts.map((text, i) => (
              <li key={i} className="written">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
