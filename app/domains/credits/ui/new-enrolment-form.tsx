import type { ProgrammeId } from '#app/domains/credits/rules/programmes.ts';
import { EnrolmentInput } from '#app/domains/credits/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { ProgrammeFields } from './programme-fields.tsx';

/** Enrols in one of these programmes, or tells a date that an association has not confirmed. */
export function NewEnrolmentForm({
  programmes,
  country,
  state,
}: {
  programmes: { id: ProgrammeId; country: string }[];
  /** The reader's. */
  country: string | null;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm asks={EnrolmentInput} id="enrol" head={<h2>{t('enrol.title')}</h2>} state={state}>
      {programmes.length === 0 && <Alert tone="success" title={t('enrol.all')} />}
      <ProgrammeFields programmes={programmes} country={country} />
      <button className="button">{t('enrol.button')}</button>
      <Note>{t('enrol.confirm')}</Note>
    </ActionForm>
  );
}
