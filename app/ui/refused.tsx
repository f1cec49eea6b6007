import { createContext, useContext } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { textsOf } from '#app/form-texts.ts';
import { Alert } from './alert.tsx';
import type { FormState } from './form-state.ts';
import { type FieldFault, useErrorText } from './use-error-text.ts';

/**
 * Notes what a page has drawn of a refused form: whether it says the failure, of which fields it says what is wrong, and which fields it
 * has, with what was sent in them.
 */
export class Drawn {
  isFailureSaid = false;
  readonly said = new Set<string>();
  readonly back = new Set<string>();
  /** Fields with what is wrong with them, by their ids, in the order of the page. */
  readonly wrong = new Map<string, string>();
  sayFailure(): void {
    this.isFailureSaid = true;
  }
}

/** `drawn` is written while the page is drawn; `isRefused`, `lost`, what it has lacked, and `wrong`, which fields it has, are known when it was drawn before. */
export type Drawing = {
  drawn: Drawn;
  isRefused: boolean;
  lost: { state: FormState; drawn: Drawn } | null;
  wrong?: ReadonlyMap<string, string>;
};

const NONE: ReadonlyMap<string, string> = new Map();

/** Labels of the fields of the page that are wrong, by their ids, in its order. */
export const useWrongFields = (): ReadonlyMap<string, string> => useContext(RefusedContext)?.wrong ?? NONE;

export const RefusedContext = createContext<Drawing | null>(null);

export const useDrawn = (): Drawn | null => useContext(RefusedContext)?.drawn ?? null;

/** Whether the page says that a form was refused. */
export const useIsRefused = (): boolean => useContext(RefusedContext)?.isRefused ?? false;

export const isRefused = ({ fields, failure }: FormState): boolean =>
  failure !== null || Object.keys(fields).length > 0;

/** Whether it was not refused, but came after its sender's session had ended, and waits to be sent again. */
export const isKept = ({ failure }: FormState): boolean => failure?.code.startsWith('form_kept') ?? false;

/** Whether the script of the page sends it on by itself, because its sender has just signed in for it. */
export const goesOn = ({ failure }: FormState): boolean =>
  failure?.code === 'form_kept' && failure.facts['goesOn'] === 1;

/** Of the answers to a request, the form that was refused. */
export const findRefused = (answers: unknown[]): FormState | null =>
  (answers as (Partial<FormState> | null)[]).find(
    (answer): answer is FormState =>
      Boolean(answer?.fields && answer.values) && isRefused(answer as FormState),
  ) ?? null;

/** Whether the reader finds on the page what was wrong and what was written. */
export const isAllDrawn = (state: FormState, drawn: Drawn): boolean =>
  drawn.isFailureSaid && unsaid(state, drawn).length === 0 && lostTexts(state, drawn).length === 0;

const unsaid = ({ fields }: FormState, { said }: Drawn): FieldFault[] =>
  Object.keys(fields).flatMap((name) => (said.has(name) ? [] : [fields[name]!]));

/** Texts that somebody has written, in fields that are not on the page any more. */
const lostTexts = ({ values }: FormState, { back }: Drawn): string[] =>
  textsOf(values)
    .filter((name) => !back.has(name))
    .flatMap((name) => values[name] ?? [])
    .filter((text) => text.trim() !== '');

/** Says at the head of a page what none of its forms has said: the one that was sent is not there any more, or the fault is in no field of it. */
export function LostRefusal() {
  const lost = useContext(RefusedContext)?.lost;
  const { t } = useTranslation();
  const error = useErrorText();
  if (!lost) return null;
  const { state, drawn } = lost;
  const { failure } = state;
  const wrong = [...new Set(unsaid(state, drawn).map((fault) => error(fault)))];
  const texts = lostTexts(state, drawn);
  const faults = failure && !drawn.isFailureSaid ? [error(failure.code, failure.facts)] : wrong;
  const heading = t(failure?.code === 'outcome_unknown' ? 'form.wrote' : 'form.lost');
  return (
    <Alert
      opens
      tone={isKept(state) ? 'warning' : faults.length > 0 ? 'danger' : 'info'}
      title={faults[0] ?? heading}
    >
      {faults.slice(1).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {texts.length > 0 && (
        <>
          {faults.length > 0 && <p>{heading}</p>}
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
