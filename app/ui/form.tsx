import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useContext,
} from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from './alert.tsx';
import { Icon } from './icon.tsx';

/** Answer of an action when a form must be shown again; the same shape as http/forms. */
export type FormState = {
  fields: Record<string, string>;
  failure: { code: string; facts: Record<string, string | number> } | null;
  values: Record<string, string | string[]>;
};

/** Of an action's answer, the part that is a form to be shown again. */
export const formState = (answer: unknown): FormState =>
  answer && typeof answer === 'object' && 'fields' in answer
    ? (answer as FormState)
    : { fields: {}, failure: null, values: {} };

const useError = () => {
  const { t } = useTranslation('errors');
  return (code: string, facts: Record<string, string | number> = {}) => t(code as 'unexpected', facts);
};

/** Errors of the whole form, above the fields. */
export function FormFailure({ state }: { state: FormState }) {
  const error = useError();
  const { t } = useTranslation();
  if (state.failure) return <Alert tone="danger" title={error(state.failure.code, state.failure.facts)} />;
  if (Object.keys(state.fields).length > 0) return <Alert tone="danger" title={t('form.check')} />;
  return null;
}

type FieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  state: FormState;
  children: (ids: Ids) => ReactNode;
};
type Ids = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

const Scope = createContext('');

/** For pages with several forms whose fields have the same names: their ids must differ. */
export function FormScope({ name, children }: { name: string; children: ReactNode }) {
  return <Scope.Provider value={`${name}-`}>{children}</Scope.Provider>;
}

/** Label, help, input, error, in this order. */
export function Field({ name, label, help, state, children }: FieldProps) {
  const error = useError();
  const id = useContext(Scope) + name;
  const wrong = state.fields[name];
  const described = [help ? `${id}-help` : null, wrong ? `${id}-error` : null].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({
        id,
        ...(wrong ? { 'aria-invalid': true } : {}),
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {wrong && (
        <p className="error" id={`${id}-error`}>
          <Icon name="danger" />
          {error(wrong)}
        </p>
      )}
    </div>
  );
}

type TextProps = { name: string; label: ReactNode; help?: ReactNode; state: FormState; value?: string };

export function TextField({
  name,
  label,
  help,
  state,
  value,
  ...input
}: TextProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value'>) {
  return (
    <Field name={name} label={label} help={help} state={state}>
      {(ids) => (
        <input
          className="input"
          name={name}
          defaultValue={String(state.values[name] ?? value ?? '')}
          {...input}
          {...ids}
        />
      )}
    </Field>
  );
}

export function TextAreaField({
  name,
  label,
  help,
  state,
  value,
  ...area
}: TextProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'value'>) {
  return (
    <Field name={name} label={label} help={help} state={state}>
      {(ids) => (
        <textarea
          className="input"
          name={name}
          defaultValue={String(state.values[name] ?? value ?? '')}
          {...area}
          {...ids}
        />
      )}
    </Field>
  );
}

export type Option = { value: string; name: string; lang?: string };

export function SelectField({
  name,
  label,
  help,
  state,
  value,
  options,
  empty,
}: TextProps & { options: Option[]; empty?: string }) {
  return (
    <Field name={name} label={label} help={help} state={state}>
      {(ids) => (
        <select
          className="input"
          name={name}
          defaultValue={String(state.values[name] ?? value ?? '')}
          {...ids}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  state: FormState;
  values?: string[];
  options: Option[];
  kind: 'checkbox' | 'radio';
};

export function Choices({ name, legend, state, values = [], options, kind }: ChoicesProps) {
  const error = useError();
  const kept = state.values[name];
  const chosen = kept === undefined ? values : Array.isArray(kept) ? kept : [kept];
  const id = useContext(Scope) + name;
  const wrong = state.fields[name];
  return (
    <fieldset aria-describedby={wrong ? `${id}-error` : undefined}>
      <legend className="legend">{legend}</legend>
      {options.map((option) => (
        <label className="choice" key={option.value} lang={option.lang}>
          <input
            type={kind}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
          {option.name}
        </label>
      ))}
      {wrong && (
        <p className="error" id={`${id}-error`}>
          <Icon name="danger" />
          {error(wrong)}
        </p>
      )}
    </fieldset>
  );
}
