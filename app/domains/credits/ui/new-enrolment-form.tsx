import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { DateField, SelectField } from '#app/ui/fields.tsx';
import { namedOptions } from '#app/ui/options.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';

/** Enrols in one of these programmes, or tells a date that an association has not confirmed. */
export function NewEnrolmentForm({
  programmes,
  state,
}: {
  programmes: { id: string; name: string }[];
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm id="enrol" head={<h2>{t('enrol.title')}</h2>} state={state}>
      {programmes.length === 0 && <Alert tone="success" title={t('enrol.all')} />}
      <SelectField name="programmeId" label={t('enrol.programme')} options={namedOptions(programmes)} />
      <DateField name="anchorDate" label={t('enrol.anchor')} help={t('enrol.anchorHelp')} />
      <button className="button">{t('enrol.button')}</button>
      <Note>{t('enrol.confirm')}</Note>
    </ActionForm>
  );
}
