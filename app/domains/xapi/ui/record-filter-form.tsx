import type { FieldFault } from '#app/ui/use-error-text.ts';
import { VERBS, type Verb } from '#app/domains/xapi/statements/verbs.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FilterForm } from '#app/ui/form.tsx';
import { NO_STATE } from '#app/ui/form-state.ts';
import { DateField, SelectField, TextField } from '#app/ui/fields.tsx';

/** Filters of a list of statements; a form that only reads. */
export function RecordFilterForm({
  given,
  wrong,
  everybody = false,
}: {
  /** As it was typed, by field, and what cannot be read of it. */
  given: Record<string, string>;
  wrong: Record<string, FieldFault>;
  everybody?: boolean;
}) {
  const { t, i18n } = useTranslation('xapi');
  const compare = compareIn(i18n.language);
  const verbs = (Object.keys(VERBS) as Verb[]).map((verb) => ({
    value: VERBS[verb],
    name: t(`verb.${verb}`),
  }));
  return (
    <FilterForm
      className="form card"
      method="get"
      state={{ ...NO_STATE, fields: wrong, values: given }}
      submit={t('filter.show')}
      look="beacon"
    >
      {everybody && <TextField name="email" type="search" label={t('filter.email')} autoComplete="off" />}
      <SelectField
        name="verb"
        label={t('filter.verb')}
        empty={t('filter.any')}
        options={verbs.sort((a, b) => compare(a.name, b.name))}
      />
      <div className="fields">
        <DateField name="from" label={t('filter.from')} />
        <DateField name="to" label={t('filter.to')} />
      </div>
      {everybody && (
        <>
          <TextField name="activity" label={t('filter.activity')} autoComplete="off" />
          <TextField name="registration" label={t('filter.registration')} autoComplete="off" />
        </>
      )}
    </FilterForm>
  );
}
