import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FieldError, RequiredMark, type Stored, StoredNow, useField, useOpening } from './field.tsx';
import { useFormScope } from './form-scope.tsx';
import type { Option } from './options.ts';
import { storedBeside, type StoredWords } from './stored-beside.ts';

const chosenOf = (shown: Exclude<Stored, null | undefined>): string[] =>
  [shown].flat().map((each) => (each === true ? 'yes' : String(each)));

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  values?: string[];
  options: Option[];
  kind: 'checkbox' | 'radio';
  /** Further ones that few need, behind a fold. */
  more?: { summary: string; options: Option[] };
  /** Of what is stored meanwhile, where the names of the options do not say it. */
  words?: StoredWords;
};

/** Nothing where there is nothing to choose from. */
export function Choices({ name, legend, values, options, kind, more, words = { options } }: ChoicesProps) {
  const { id, wrong, shown } = useField(name, values, kind === 'checkbox');
  const opening = useOpening(name, legend);
  const stored = storedBeside(useFormScope(), name, values, words);
  const described = [stored === null ? null : `${id}-stored`, wrong ? `${id}-error` : null].filter(Boolean);
  const chosen = chosenOf(shown);
  const isRequired = useFormScope().required.includes(name);
  const folded = more?.options ?? [];
  if (options.length + folded.length === 0 && !wrong) return null;
  const draw = (option: Option, isFirst: boolean) => (
    <label className="choice" key={option.value} lang={option.lang}>
      <input
        type={kind}
        name={name}
        value={option.value}
        defaultChecked={chosen.includes(option.value)}
        required={isRequired && kind === 'radio' ? true : undefined}
        data-asks={option.asks}
        {...(isFirst ? { id, ...opening } : {})}
      />
      {option.help ? (
        <span>
          {option.name}
          <span className="help">{option.help}</span>
        </span>
      ) : (
        option.name
      )}
    </label>
  );
  return (
    <fieldset aria-describedby={described.join(' ') || undefined}>
      <legend className="legend">
        {legend}
        {isRequired && <RequiredMark />}
      </legend>
      {options.map((option, i) => draw(option, i === 0))}
      {folded.length > 0 && (
        <details open={options.length === 0 || folded.some(({ value }) => chosen.includes(value))}>
          <summary className="small">{more!.summary}</summary>
          {folded.map((option, i) => draw(option, options.length === 0 && i === 0))}
        </details>
      )}
      {stored !== null && <StoredNow id={id} stored={stored} />}
      <FieldError name={name} />
    </fieldset>
  );
}

/** Of a box alone: its label may be a sentence. */
function useTickWords(): StoredWords {
  const { t } = useTranslation();
  return { options: [{ value: 'yes', name: t('form.ticked') }], nothing: t('form.unticked') };
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
      words={useTickWords()}
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
  const { id, wrong, shown } = useField(name, ticked, true);
  const opening = useOpening(name, label);
  const stored = storedBeside(useFormScope(), name, ticked, useTickWords());
  const described = [stored === null ? null : `${id}-stored`, wrong ? `${id}-error` : null].filter(Boolean);
  return (
    <div>
      <label className="choice">
        <input
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={chosenOf(shown).includes('yes')}
          id={id}
          {...opening}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={described.join(' ') || undefined}
        />
        {help ? (
          <span>
            {label}
            <span className="help">{help}</span>
          </span>
        ) : (
          label
        )}
      </label>
      {stored !== null && <StoredNow id={id} stored={stored} />}
      <FieldError name={name} />
    </div>
  );
}
