import { ApplicationInput } from '#app/domains/credits/schemas.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DateField, SelectField, TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { useProgrammeOptions } from './use-programmes.ts';

export type KnownApplication = {
  id: string;
  state: 'draft' | 'submitted' | 'returned' | 'approved' | 'refused';
  associationId: string;
  programmeId: string;
  revision: number;
};

/**
 * A course handed to an association for accreditation: a new one with what is known already, a draft, or one that an association
 * has in hand. Nothing is required for a draft.
 */
export function ApplicationForm({
  minutes,
  associations,
  state,
  known,
  values,
  first = false,
}: {
  minutes: number;
  associations: { value: string; name: string }[];
  state: FormState;
  known?: KnownApplication;
  values: Record<string, string>;
  first?: boolean;
}) {
  const { t } = useTranslation('credits');
  const isInHand = known !== undefined && known.state !== 'draft';
  const isSubmitted = known?.state === 'submitted';
  const programmes = useProgrammeOptions(PROGRAMMES);
  return (
    <ActionForm
      asks={ApplicationInput}
      scope={known?.id ?? 'application'}
      hidden={{ revision: known?.revision }}
      overwrites
      state={state}
      values={values}
    >
      <p className="small">{t('application.required')}</p>
      {known && <input type="hidden" name="applicationId" value={known.id} />}
      {isInHand ? (
        <>
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
      <div className="cluster">
        <button className={first ? 'button beacon' : 'button'}>
          {t(isSubmitted ? 'activity.saveChanges' : 'application.send')}
        </button>
        {!isSubmitted && (
          <button className="button" name="intent" value="draft">
            {t('activity.saveDraft')}
          </button>
        )}
      </div>
    </ActionForm>
  );
}
