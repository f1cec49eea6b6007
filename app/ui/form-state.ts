import type { FieldFault } from './use-error-text.ts';

/** Answer of an action when a form must be shown again; the same shape as http/forms. */
export type FormState = {
  fields: Record<string, FieldFault>;
  failure: { code: string; facts: Record<string, string | number> } | null;
  values: Record<string, string | string[]>;
};

/** Of an action's answer, the part that is a form to be shown again. */
export const formState = (answer: unknown): FormState =>
  answer && typeof answer === 'object' && 'fields' in answer
    ? (answer as FormState)
    : { fields: {}, failure: null, values: {} };

/** Of a form that nobody has sent. */
export const NO_STATE: FormState = { fields: {}, failure: null, values: {} };

/** As `formState`, on a page of several forms: `sent` names the one that comes back, `stateOf` gives its state to no other. */
export function formStates(answer: unknown) {
  const state = formState(answer);
  const sent = String(state.values['intent'] ?? '');
  const stateOf = (...intents: string[]): FormState => (intents.includes(sent) ? state : NO_STATE);
  return { state, sent, stateOf };
}

/** Whether this is the state of a form that comes back, with errors or without. */
export const wasSent = ({ failure, fields, values }: FormState): boolean =>
  failure !== null || Object.keys(fields).length > 0 || Object.keys(values).length > 0;

/** Of a form that a page has many times: its state where `hidden`, which says what it is about, was sent with it. */
export const stateOfOne = (state: FormState, hidden: Record<string, string>): FormState =>
  Object.entries(hidden).every(([name, value]) => (state.values[name] ?? '') === value) ? state : NO_STATE;
