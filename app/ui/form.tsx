import type { FormHTMLAttributes, ReactNode } from 'react';
import type { ZodType } from 'zod';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from './alert.tsx';
import { buttonClass } from './buttons.tsx';
import { useFormPlace } from './form-place.ts';
import { FormScope } from './form-scope.tsx';
import type { FormState } from './form-state.ts';
import { type Hidden, HiddenFields, OnceField, TextsField } from './hidden-fields.tsx';
import { goesOn, isKept, isRefused, useDrawn, useWrongFields } from './refused.tsx';
import { requiredIn } from './required-fields.ts';
import { useErrorText } from './use-error-text.ts';

/** Errors of the whole form, above the fields. */
export function FormFailure({ state }: { state: FormState }) {
  const error = useErrorText();
  const drawn = useDrawn();
  if (isRefused(state)) drawn?.sayFailure();
  if (state.failure)
    return (
      <Alert
        opens
        tone={isKept(state) ? 'warning' : 'danger'}
        title={error(state.failure.code, state.failure.facts)}
      />
    );
  return Object.keys(state.fields).length > 0 ? <WrongFields state={state} /> : null;
}

/** Each wrong field with what is wrong with it, as a link to it; the page opens at the first of them (WCAG 3.3.1). */
function WrongFields({ state: { fields } }: { state: FormState }) {
  const error = useErrorText();
  const { t } = useTranslation();
  const names = Object.keys(fields);
  const links = [...useWrongFields()].flatMap(([id, label]) => {
    const name = names.find((each) => id === each || id.endsWith(`-${each}`));
    return name === undefined ? [] : [{ id, text: `${label && `${label}: `}${error(fields[name]!)}` }];
  });
  return (
    <Alert opens={links.length === 0} tone="danger" title={t('form.check')}>
      {links.length > 0 && (
        <ul>
          {links.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

/** Explains the mark beside labels; the style sheet hides it where no label has one. */
export function RequiredNote() {
  const { t } = useTranslation();
  return <p className="required-note small soft">{t('form.required')}</p>;
}

/** A form that has waited until its sender was signed in again may have been overtaken: then its fields tell what is stored now. */
function withStored(state: FormState | undefined, { revision }: Hidden): FormState | undefined {
  const sent = state?.values['revision'];
  if (!state || !isKept(state) || sent === undefined || sent === String(revision ?? '')) return state;
  return { ...state, failure: { code: 'changed_meanwhile', facts: {} } };
}

/**
 * A form that does something. `intent` is its name in the table of its page: its one button, `submit`, carries it, or where the form
 * draws buttons of its own a hidden field. Its fields take their values from `state` and `values`, their ids from `scope` (`FormScope`).
 * One that `overwrites` tells beside its fields what is stored now,
 * where somebody else was faster. `asks` is what its verb reads it by: fields that may not be empty are marked; the browser leaves it to the server
 * to say what is missing, in the language of the page. `head` stands above what was wrong; `failure` is false where another part of the page says it. What is
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
  overwrites,
  asks = [],
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
  overwrites?: boolean;
  asks?: ZodType | ZodType[];
  submit?: ReactNode;
  look?: string | undefined;
}) {
  const texts = new Set<string>();
  const required = [asks].flat().flatMap((each) => requiredIn(each));
  const named = intent === undefined ? {} : { name: 'intent', value: intent };
  const place = useFormPlace(
    { intent, hidden, id: form.id, action: typeof form.action === 'string' ? form.action : undefined },
    state,
  );
  const shown = withStored(state, hidden);
  return (
    <form
      method="post"
      className={className || undefined}
      noValidate={required.length > 0 || undefined}
      data-send-on={shown && goesOn(shown) ? '' : undefined}
      {...form}
      {...place}
    >
      {head}
      <FormScope
        name={scope}
        state={shown}
        values={values}
        overwrites={overwrites}
        texts={texts}
        required={required}
      >
        {state && failure && <FormFailure state={state} />}
        {required.length > 0 && <RequiredNote />}
        {children}
      </FormScope>
      {submit !== undefined && (
        <button className={buttonClass(look)} {...named}>
          {submit}
        </button>
      )}
      {submit === undefined && intent !== undefined && <input type="hidden" {...named} />}
      <HiddenFields hidden={hidden} />
      <TextsField texts={texts} />
      <OnceField />
    </form>
  );
}

/**
 * A form that only asks for other things to see; `values` are what it asked for last, `state` says what of it cannot be read. One that `applies`
 * needs no button where a script runs: what is chosen is asked for at once (`app/ui/page/apply-filters.ts`).
 */
export function FilterForm({
  className = 'form',
  state,
  values,
  applies,
  submit,
  look,
  children,
  ...form
}: FormHTMLAttributes<HTMLFormElement> & {
  state?: FormState;
  values?: object | null;
  applies?: boolean;
  submit?: ReactNode;
  look?: string;
}) {
  return (
    <form className={className || undefined} data-applies={applies ? '' : undefined} {...form}>
      <FormScope state={state} values={values}>
        {state && <FormFailure state={state} />}
        {children}
      </FormScope>
      {submit !== undefined && <button className={buttonClass(look)}>{submit}</button>}
    </form>
  );
}
