import type { RecordFilter } from '#app/domains/xapi/records/record-filter.ts';
import { VERBS, type Verb } from '#app/domains/xapi/statements/verbs.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formState } from '#app/ui/form.tsx';
import { DateField, SelectField, TextField } from '#app/ui/fields.tsx';

/** Filters of a list of statements; a form that only reads. */
export function RecordFilterForm({
  filter,
  everybody = false,
}: {
  filter: RecordFilter;
  everybody?: boolean;
}) {
  const { t } = useTranslation('xapi');
  const state = formState(null);
  const verbs = (Object.keys(VERBS) as Verb[]).map((verb) => ({
    value: VERBS[verb],
    name: t(`verb.${verb}`),
  }));
  return (
    <form className="form card" method="get">
      {everybody && (
        <TextField
          name="email"
          type="email"
          label={t('filter.email')}
          state={state}
          value={filter.email ?? ''}
          autoComplete="off"
        />
      )}
      <SelectField
        name="verb"
        label={t('filter.verb')}
        state={state}
        value={filter.verb ?? ''}
        empty={t('filter.any')}
        options={verbs.sort((a, b) => a.name.localeCompare(b.name))}
      />
      <div className="cluster">
        <DateField name="from" label={t('filter.from')} state={state} value={filter.from ?? ''} />
        <DateField name="to" label={t('filter.to')} state={state} value={filter.to ?? ''} />
      </div>
      {everybody && (
        <>
          <TextField
            name="activity"
            label={t('filter.activity')}
            state={state}
            value={filter.activity ?? ''}
            autoComplete="off"
          />
          <TextField
            name="registration"
            label={t('filter.registration')}
            state={state}
            value={filter.registration ?? ''}
            autoComplete="off"
          />
        </>
      )}
      <button className="button beacon">{t('filter.show')}</button>
    </form>
  );
}
