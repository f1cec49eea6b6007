import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormScope } from './form.tsx';
import { Icon } from './icon.tsx';
import { isRefused, useDrawn } from './refused.tsx';
import { storedBeside } from './stored-beside.ts';
import { useErrorText } from './use-error-text.ts';

type FieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  value?: Stored;
  options?: Option[];
  children: (ids: Ids) => ReactNode;
};
type Ids = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

type Stored = string | number | boolean | string[] | null | undefined;

/**
 * Of a field in its form: its id, what is wrong with it, and what it shows at first: what was sent, else `value`, else what is stored.
 * Of boxes only those that are ticked are sent: where a form was, one that is missing is not ticked, whatever is stored.
 */
function useField(name: string, value?: Stored, isBox = false) {
  const form = useFormScope();
  const sent =
    form.state.values[name] ?? (isBox && Object.keys(form.state.values).length > 0 ? [] : undefined);
  const drawn = useDrawn();
  if (isRefused(form.state)) drawn?.back.add(name);
  return {
    id: form.name ? `${form.name}-${name}` : name,
    wrong: form.state.fields[name],
    shown: sent ?? value ?? (form.values as Record<string, Stored>)[name] ?? '',
  };
}

/** Label, help, input, what is stored meanwhile, error, in this order. */
function Field({ name, label, help, value, options, children }: FieldProps) {
  const { id, wrong } = useField(name);
  const stored = storedBeside(useFormScope(), name, value, options);
  const described = [
    help ? `${id}-help` : null,
    stored === null ? null : `${id}-stored`,
    wrong ? `${id}-error` : null,
  ]
    .filter(Boolean)
    .join(' ');
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
      {stored !== null && <StoredNow id={id} stored={stored} />}
      <FieldError name={name} />
    </div>
  );
}

function StoredNow({ id, stored }: { id: string; stored: string }) {
  const { t } = useTranslation();
  return (
    <p className="help written" id={`${id}-stored`}>
      {t('form.stored', { value: stored })}
    </p>
  );
}

/** What is wrong with a field, or with several that are read together, beside it; `aria-describedby` names it. */
export function FieldError({ name }: { name: string }) {
  const { id, wrong } = useField(name);
  const error = useErrorText();
  if (!wrong) return null;
  return (
    <p className="error" id={`${id}-error`}>
      <Icon name="danger" />
      {error(wrong)}
    </p>
  );
}

/** `value` is for what is stored under another name, or in another form, than the field has. */
type TextProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  value?: string | number | null | undefined;
};

export function TextField({
  name,
  label,
  help,
  value,
  ...input
}: TextProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value'>) {
  const { shown } = useField(name, value);
  return (
    <Field name={name} label={label} help={help} value={value}>
      {(ids) => <input className="input" name={name} defaultValue={String(shown)} {...input} {...ids} />}
    </Field>
  );
}

/** A whole number, or with `decimal` one with a fraction; the keyboard of a phone has digits alone. */
export function NumberField({
  decimal = false,
  ...field
}: Omit<Parameters<typeof TextField>[0], 'inputMode'> & { decimal?: boolean }) {
  return <TextField inputMode={decimal ? 'decimal' : 'numeric'} {...field} />;
}

/** A day, `YYYY-MM-DD`. */
export function DateField(field: Omit<Parameters<typeof TextField>[0], 'type'>) {
  return <TextField type="date" {...field} />;
}

export function TextAreaField({
  name,
  label,
  help,
  value,
  ...area
}: TextProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'value'>) {
  const { shown } = useField(name, value);
  return (
    <Field name={name} label={label} help={help} value={value}>
      {(ids) => <textarea className="input" name={name} defaultValue={String(shown)} {...area} {...ids} />}
    </Field>
  );
}

export function FileField({
  name,
  label,
  help,
  ...input
}: Omit<TextProps, 'value'> & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'>) {
  return (
    <Field name={name} label={label} help={help}>
      {(ids) => <input className="input" type="file" name={name} {...input} {...ids} />}
    </Field>
  );
}

export type Option = { value: string; name: string; lang?: string };

export function SelectField({
  name,
  label,
  help,
  value,
  options,
  empty,
}: TextProps & { options: Option[]; empty?: string }) {
  const { shown } = useField(name, value);
  return (
    <Field name={name} label={label} help={help} value={value} options={options}>
      {(ids) => (
        <select className="input" name={name} defaultValue={String(shown)} {...ids}>
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

/** Codes as options, each by its name. */
export const optionsOf = <const Code extends string | number>(
  codes: readonly Code[],
  name: (code: Code) => string = String,
): Option[] => codes.map((code) => ({ value: String(code), name: name(code) }));

/** Things as options, each by its name, in its own language where it says so. */
export const namedOptions = (things: readonly { id: string; name: string; language?: string }[]): Option[] =>
  things.map(({ id, name, language }) => ({ value: id, name, ...(language && { lang: language }) }));

const chosenOf = (shown: Exclude<Stored, null | undefined>): string[] =>
  [shown].flat().map((each) => (each === true ? 'yes' : String(each)));

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  values?: string[];
  options: Option[];
  kind: 'checkbox' | 'radio';
};

/** Nothing where there is nothing to choose from. */
export function Choices({ name, legend, values, options, kind }: ChoicesProps) {
  const { id, wrong, shown } = useField(name, values, kind === 'checkbox');
  const stored = storedBeside(useFormScope(), name, values, options);
  const described = [stored === null ? null : `${id}-stored`, wrong ? `${id}-error` : null].filter(Boolean);
  const chosen = chosenOf(shown);
  if (options.length === 0 && !wrong) return null;
  return (
    <fieldset aria-describedby={described.join(' ') || undefined}>
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
      {stored !== null && <StoredNow id={id} stored={stored} />}
      <FieldError name={name} />
    </fieldset>
  );
}

/** A box to tick, which sends `yes`; `ticked` is for what is not stored as a yes or no of its name. */
export function TickField({
  name,
  legend,
  label,
  ticked,
}: {
  name: string;
  legend: ReactNode;
  label: string;
  ticked?: boolean;
}) {
  return (
    <Choices
      name={name}
      kind="checkbox"
      legend={legend}
      {...(ticked === undefined ? {} : { values: ticked ? ['yes'] : [] })}
      options={[{ value: 'yes', name: label }]}
    />
  );
}

/** As `TickField`, in a sentence of its own: without a heading. */
export function Tick({
  name,
  label,
  help,
  ticked,
}: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  ticked?: boolean;
}) {
  const { shown } = useField(name, ticked, true);
  return (
    <label className="choice">
      <input type="checkbox" name={name} value="yes" defaultChecked={chosenOf(shown).includes('yes')} />
      {help ? (
        <span>
          {label}
          <span className="help">{help}</span>
        </span>
      ) : (
        label
      )}
    </label>
  );
}
