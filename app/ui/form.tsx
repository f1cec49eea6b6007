import { createContext, type FormHTMLAttributes, type ReactNode, useContext } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from './alert.tsx';
import { isRefused, useDrawn } from './refused.tsx';
import { type FieldFault, useErrorText } from './use-error-text.ts';

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

export type Scope = { name: string; state: FormState; values: object; overwrites: boolean };

const FormContext = createContext<Scope>({ name: '', state: NO_STATE, values: {}, overwrites: false });

export const useFormScope = (): Scope => useContext(FormContext);

/**
 * Tells fields about their form. `name` begins their ids: forms of a page may have fields of the same names. `state` is what was sent,
 * `values` what is stored, by the names of the fields. What is not given is as around it. An `ActionForm` is a scope by itself.
 */
export function FormScope({
  name,
  state,
  values,
  overwrites,
  children,
}: {
  name?: string | undefined;
  state?: FormState | undefined;
  values?: object | null | undefined;
  overwrites?: boolean | undefined;
  children: ReactNode;
}) {
  const around = useFormScope();
  const scope = {
    name: name ?? around.name,
    state: state ?? around.state,
    values: values ?? around.values,
    overwrites: overwrites ?? around.overwrites,
  };
  return <FormContext.Provider value={scope}>{children}</FormContext.Provider>;
}

/** Of the page that is drawn, never given twice: forms that make something carry it (`once`), so that a second press is known. */
export const DrawingContext = createContext<string | null>(null);

/** The hidden field of a form that makes something. */
export function OnceField() {
  const drawing = useContext(DrawingContext);
  return drawing && <input type="hidden" name="once" value={drawing} />;
}

/** Errors of the whole form, above the fields. */
export function FormFailure({ state }: { state: FormState }) {
  const error = useErrorText();
  const { t } = useTranslation();
  const drawn = useDrawn();
  if (isRefused(state)) drawn?.sayFailure();
  if (state.failure) return <Alert tone="danger" title={error(state.failure.code, state.failure.facts)} />;
  if (Object.keys(state.fields).length > 0) return <Alert tone="danger" title={t('form.check')} />;
  return null;
}

/** Fields that nobody sees, an id mostly. What is null is left out. */
type Hidden = Record<string, string | number | null | undefined>;

/** `look` is how the button stands beside others: `beacon` for the one thing to do, `plain`, `danger`, `wide`. */
export const buttonClass = (look?: string): string => (look ? `button ${look}` : 'button');

/**
 * A form that does something. `intent` is its name in the table of its page: its one button, `submit`, carries it, or where the form
 * draws buttons of its own a hidden field. Its fields take their values from `state` and `values`, their ids from `scope` (`FormScope`).
 * `once` is for a form that makes something: pressed twice it makes one. One that `overwrites` tells beside its fields what is stored now,
 * where somebody else was faster. `head` stands above what was wrong; `failure` is false where another part of the page says it. What is
 * hidden comes last, where no style sheet takes it for the first.
 */
export function ActionForm({
  className = 'form',
  intent,
  hidden = {},
  head,
  scope,
  state,
  values,
  failure = true,
  once = false,
  overwrites,
  submit,
  look,
  children,
  ...form
}: Omit<FormHTMLAttributes<HTMLFormElement>, 'method' | 'hidden'> & {
  intent?: string | undefined;
  hidden?: Hidden;
  head?: ReactNode;
  scope?: string | undefined;
  state?: FormState | undefined;
  values?: object | null | undefined;
  failure?: boolean;
  once?: boolean;
  overwrites?: boolean;
  submit?: ReactNode;
  look?: string | undefined;
}) {
  const named = intent === undefined ? {} : { name: 'intent', value: intent };
  return (
    <form method="post" className={className || undefined} {...form}>
      {head}
      {state && failure && <FormFailure state={state} />}
      <FormScope name={scope} state={state} values={values} overwrites={overwrites}>
        {children}
      </FormScope>
      {submit !== undefined && (
        <button className={buttonClass(look)} {...named}>
          {submit}
        </button>
      )}
      {submit === undefined && intent !== undefined && <input type="hidden" {...named} />}
      <HiddenFields hidden={hidden} />
      {once && <OnceField />}
    </form>
  );
}

/** A form that only asks for other things to see; `values` are what it asked for last, `state` says what of it cannot be read. */
export function FilterForm({
  className = 'form',
  state,
  values,
  submit,
  look,
  children,
  ...form
}: FormHTMLAttributes<HTMLFormElement> & {
  state?: FormState;
  values?: object | null;
  submit?: ReactNode;
  look?: string;
}) {
  return (
    <form className={className || undefined} {...form}>
      {state && <FormFailure state={state} />}
      <FormScope state={state} values={values}>
        {children}
      </FormScope>
      {submit !== undefined && <button className={buttonClass(look)}>{submit}</button>}
    </form>
  );
}

function HiddenFields({ hidden }: { hidden: Hidden }) {
  return Object.entries(hidden).map(
    ([name, value]) => value != null && <input key={name} type="hidden" name={name} value={value} />,
  );
}

/** A button that does one thing; `named` is what it says to those who only hear it. */
export function ActionButton({
  intent,
  hidden = {},
  look,
  named,
  action,
  once = false,
  children,
}: {
  intent?: string;
  hidden?: Hidden;
  look?: string | undefined;
  named?: string;
  action?: string;
  once?: boolean;
  children: ReactNode;
}) {
  const name = intent === undefined ? {} : { name: 'intent', value: intent };
  return (
    <form method="post" action={action}>
      <button className={buttonClass(look)} {...name} aria-label={named}>
        {children}
      </button>
      <HiddenFields hidden={hidden} />
      {once && <OnceField />}
    </form>
  );
}

/** A step that cannot be taken back: its consequences first, behind a summary. */
export function ConfirmedAction({
  summary,
  help,
  button,
  intent,
  look,
  className,
  small = true,
}: {
  summary: string;
  help: string;
  button: string;
  intent: string;
  look?: string;
  className?: string;
  small?: boolean;
}) {
  return (
    <details className={className}>
      <summary className={small ? 'small' : undefined}>{summary}</summary>
      <p className="small">{help}</p>
      <ActionButton intent={intent} look={look}>
        {button}
      </ActionButton>
    </details>
  );
}

/**
 * Buttons that each decide differently about the same thing, the likeliest first. Enter in a field presses the first button of its
 * form (HTML §4.10.21.2): here that one is disabled, so that nothing is decided but by the button that says so.
 */
export function DecisionButtons({
  name = 'decision',
  decisions,
}: {
  name?: string;
  decisions: { value: string; name: ReactNode; look?: string }[];
}) {
  return (
    <div className="cluster">
      <input type="submit" disabled hidden />
      {decisions.map((each) => (
        <button key={each.value} className={buttonClass(each.look)} name={name} value={each.value}>
          {each.name}
        </button>
      ))}
    </div>
  );
}
