import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useContext,
} from 'react';
import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';
import type { FormState } from './form.tsx';
import { Icon } from './icon.tsx';
import { useErrorText } from './use-error-text.ts';

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
      {wrong && <FieldError id={id} code={wrong} />}
    </div>
  );
}

/** What is wrong with a field, beside it; `aria-describedby` of the field names it. */
export function FieldError({ id, code }: { id: string; code: string }) {
  const error = useErrorText();
  return (
    <p className="error" id={`${id}-error`}>
      <Icon name="danger" />
      {error(code)}
    </p>
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

/** A whole number, or with `decimal` one with a fraction; the keyboard of a phone has digits alone. */
export function NumberField({
  decimal = false,
  value,
  ...field
}: Omit<Parameters<typeof TextField>[0], 'value' | 'inputMode'> & {
  decimal?: boolean;
  value?: string | number | null;
}) {
  return (
    <TextField
      inputMode={decimal ? 'decimal' : 'numeric'}
      {...field}
      value={value == null ? '' : String(value)}
    />
  );
}

/** A day, `YYYY-MM-DD`. */
export function DateField(field: Omit<Parameters<typeof TextField>[0], 'type'>) {
  return <TextField type="date" {...field} />;
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

/** One of the languages of Majakka, or of those that `only` names; each is written in itself. */
export function LanguageField({
  only,
  ...field
}: Omit<Parameters<typeof SelectField>[0], 'options'> & { only?: string[] }) {
  return <SelectField options={languageOptions(only)} {...field} />;
}

export const languageOptions = (only: string[] = LOCALES.map(({ code }) => code)): Option[] =>
  only.map((code) => ({ value: code, name: nameOfLocale(code), lang: code }));

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  state: FormState;
  values?: string[];
  options: Option[];
  kind: 'checkbox' | 'radio';
};

export function Choices({ name, legend, state, values = [], options, kind }: ChoicesProps) {
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
      {wrong && <FieldError id={id} code={wrong} />}
    </fieldset>
  );
}
