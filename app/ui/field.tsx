import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormScope } from './form-scope.tsx';
import { Icon } from './icon.tsx';
import type { Option } from './options.ts';
import { isRefused, useDrawn, useWrongFields } from './refused.tsx';
import { storedBeside } from './stored-beside.ts';
import { useErrorText } from './use-error-text.ts';

type FieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  value?: Stored;
  options?: Option[];
  required?: boolean | undefined;
  children: (ids: Ids) => ReactNode;
};
type Ids = {
  id: string;
  required?: true;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
  autoFocus?: true;
};

export type Stored = string | number | boolean | string[] | null | undefined;

/**
 * Of a field in its form: its id, what is wrong with it, and what it shows at first: what was sent, else `value`, else what is stored.
 * Of boxes only those that are ticked are sent: where a form was, one that is missing is not ticked, whatever is stored.
 */
export function useField(name: string, value?: Stored, isBox = false) {
  const form = useFormScope();
  const sent =
    form.state.values[name] ?? (isBox && Object.keys(form.state.values).length > 0 ? [] : undefined);
  const drawn = useDrawn();
  if (isRefused(form.state)) drawn?.back.add(name);
  return {
    ...useFault(name),
    shown: sent ?? value ?? (form.values as Record<string, Stored>)[name] ?? '',
  };
}

/** The id of a field, or of several that are read together, and what is wrong with it. */
function useFault(name: string) {
  const form = useFormScope();
  return { id: form.name ? `${form.name}-${name}` : name, wrong: form.state.fields[name] };
}

/** Notes a field that is wrong for the summary of its form; the page opens at the first of them. */
export function useOpening(name: string, label: ReactNode): { autoFocus?: true } {
  const { id, wrong } = useFault(name);
  const drawn = useDrawn();
  const [first] = useWrongFields().keys();
  if (wrong) drawn?.wrong.set(id, typeof label === 'string' ? label : '');
  return wrong !== undefined && id === first ? { autoFocus: true } : {};
}

/** Label, help, input, what is stored meanwhile, error, in this order. */
export function Field({ name, label, help, value, options, required, children }: FieldProps) {
  const { id, wrong } = useFault(name);
  const opening = useOpening(name, label);
  const form = useFormScope();
  const isRequired = required ?? form.required.includes(name);
  const stored = storedBeside(form, name, value, { options });
  const described = [
    help ? `${id}-help` : null,
    stored === null ? null : `${id}-stored`,
    wrong ? `${id}-error` : null,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isRequired && <RequiredMark />}
      </label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({
        id,
        ...(isRequired ? { required: true } : {}),
        ...(wrong ? { 'aria-invalid': true } : {}),
        ...opening,
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {stored !== null && <StoredNow id={id} stored={stored} />}
      <FieldError name={name} />
    </div>
  );
}

/** Beside the label of what may not be empty; those who only hear it are told by the field. */
export function RequiredMark() {
  return <span className="required" aria-hidden="true" />;
}

export function StoredNow({ id, stored }: { id: string; stored: string }) {
  const { t } = useTranslation();
  return (
    <p className="help written" id={`${id}-stored`}>
      {t('form.stored', { value: stored })}
    </p>
  );
}

/** Says what is wrong with a field, or with several that are read together, beside it; `aria-describedby` names it. */
export function FieldError({ name }: { name: string }) {
  const { id, wrong } = useFault(name);
  const error = useErrorText();
  const drawn = useDrawn();
  if (!wrong) return null;
  drawn?.said.add(name);
  return (
    <p className="error" id={`${id}-error`}>
      <Icon name="danger" />
      {error(wrong)}
    </p>
  );
}
