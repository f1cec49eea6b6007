import type { ApplicationFile } from '#app/domains/credits/types.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DateField, SelectField, TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { useProgrammeOptions } from './use-programmes.ts';

type Known = {
  id: string;
  associationId: string;
  programmeId: string;
  file: ApplicationFile;
};

/** A course handed to an association for accreditation; `known` is one that came back. */
export function ApplicationForm({
  minutes,
  associations,
  state,
  known,
  first = false,
}: {
  minutes: number;
  associations: { value: string; name: string }[];
  state: FormState;
  known?: Known;
  first?: boolean;
}) {
  const { t } = useTranslation('credits');
  const programmes = useProgrammeOptions(PROGRAMMES);
  const values = known && {
    ...known.file,
    agenda: known.file.agenda.map((each) => `${each.minutes} ${each.title}`).join('\n'),
  };
  return (
    <ActionForm
      scope={known?.id ?? 'application'}
      state={state}
      values={values}
      submit={t('application.send')}
      look={first ? 'beacon' : undefined}
    >
      {known ? (
        <>
          <input type="hidden" name="applicationId" value={known.id} />
          <input type="hidden" name="associationId" value={known.associationId} />
          <input type="hidden" name="programmeId" value={known.programmeId} />
        </>
      ) : (
        <>
          <SelectField name="associationId" label={t('application.to')} options={associations} />
          <SelectField name="programmeId" label={t('enrol.programme')} options={programmes} />
        </>
      )}
      {(['needs', 'outcomes', 'audience'] as const).map((name) => (
        <TextAreaField key={name} name={name} label={t(`application.${name}`)} rows={3} />
      ))}
      <TextAreaField
        name="agenda"
        label={t('application.agenda')}
        help={t('application.agendaHelp', { minutes: t('common:minutes', { count: minutes }) })}
        rows={5}
      />
      {(['faculty', 'funding'] as const).map((name) => (
        <TextAreaField key={name} name={name} label={t(`application.${name}`)} rows={2} />
      ))}
      <DateField name="contentUntil" label={t('application.contentUntil')} />
    </ActionForm>
  );
}
