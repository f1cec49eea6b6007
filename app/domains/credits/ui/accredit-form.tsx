import { AccreditationInput } from '#app/domains/credits/schemas.ts';
import { NothingRequiredField } from '#app/domains/catalogue/ui/nothing-required-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { NumberField, SelectField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import type { Option } from '#app/ui/options.ts';
import { RepeatableField } from './repeatable-field.tsx';
import { ValidityFields } from './validity-fields.tsx';

/** An officer's signature under a version of a course; `proposed`: units by the rules of the programme, null where they propose none. */
export function AccreditForm({
  state,
  programmeId,
  programmes,
  proposed,
  today,
  requiresNothing,
}: {
  state: FormState;
  programmeId: string;
  programmes: Option[];
  proposed: string | null;
  today: string;
  requiresNothing: boolean;
}) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm asks={AccreditationInput} head={<h2>{t('accreditation.title')}</h2>} state={state}>
      <SelectField name="programmeId" label={t('enrol.programme')} value={programmeId} options={programmes} />
      <NumberField
        name="units"
        label={t('accreditation.units')}
        help={t(proposed === null ? 'accreditation.unitsHelp' : 'accreditation.proposed')}
        value={proposed}
        decimal
      />
      <TextField name="category" label={t('accreditation.category')} />
      <TextField name="code" label={t('accreditation.code')} />
      <ValidityFields today={today} />
      <RepeatableField />
      {requiresNothing && <NothingRequiredField by="officer" />}
      <button className="button beacon">{t('accreditation.sign')}</button>
      <Note>{t('accreditation.signHelp')}</Note>
    </ActionForm>
  );
}
