import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { Field, useField } from './field.tsx';
import { useFormScope } from './form-scope.tsx';
import { languageOptions, type Option } from './options.ts';

/** `value` is for what is stored under another name, or in another form, than the field has. */
type TextProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  value?: string | number | null | undefined;
};

/** Whether it holds words, and no number, day or time, which say little away from their label, and no secret. */
const isWritten = ({ type, inputMode, autoComplete }: InputHTMLAttributes<HTMLInputElement>): boolean =>
  (type === undefined || type === 'email' || type === 'url') &&
  inputMode === undefined &&
  autoComplete !== 'one-time-code';

export function TextField({
  name,
  label,
  help,
  value,
  ...input
}: TextProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value'>) {
  const { shown } = useField(name, value);
  const { texts } = useFormScope();
  if (isWritten(input)) texts?.add(name);
  return (
    <Field name={name} label={label} help={help} value={value} required={input.required}>
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
  useFormScope().texts?.add(name);
  return (
    <Field name={name} label={label} help={help} value={value} required={area.required}>
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
    <Field name={name} label={label} help={help} required={input.required}>
      {(ids) => <input className="input" type="file" name={name} {...input} {...ids} />}
    </Field>
  );
}

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
    <Field
      name={name}
      label={label}
      help={help}
      value={value}
      options={options}
      // A list without an empty line always has an answer.
      required={empty === undefined ? false : undefined}
    >
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

/** Offers the languages of Majakka, or those that `only` names; each is written in itself. */
export function LanguageField({
  only,
  ...field
}: Omit<Parameters<typeof SelectField>[0], 'options'> & { only?: string[] }) {
  return <SelectField options={languageOptions(only)} {...field} />;
}
