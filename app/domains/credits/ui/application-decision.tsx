import { NothingRequiredField } from '#app/domains/catalogue/ui/nothing-required-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { NumberField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { DecisionButtons } from '#app/ui/buttons.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { RepeatableField } from './repeatable-field.tsx';
import { ValidityFields } from './validity-fields.tsx';

/** An officer's word on an application: how much it gives, from when to when, or why not. */
export function ApplicationDecision({
  revision,
  today,
  requiresNothing,
  proposed,
  state,
}: {
  revision: number;
  today: string;
  /** The course gives its certificate for nothing: the officer must confirm it. */
  requiresNothing: boolean;
  /** Units that the rules of its programme give for its minutes. */
  proposed: string | null;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm
      hidden={{ revision }}
      head={<h2>{t('activity.decide')}</h2>}
      state={state}
      // It decides about what stands above it, and nothing is stored under its fields.
      overwrites={false}
    >
      <div className="fields">
        <NumberField
          name="units"
          label={t('accreditation.units')}
          help={proposed === null ? undefined : t('accreditation.proposed')}
          value={proposed}
          decimal
        />
        <TextField name="category" label={t('accreditation.category')} />
        <TextField name="code" label={t('accreditation.code')} />
      </div>
      <div className="fields">
        <ValidityFields today={today} />
      </div>
      <RepeatableField />
      {requiresNothing && <NothingRequiredField by="officer" />}
      <TextAreaField
        name="reason"
        label={t('application.reason')}
        help={t('application.reasonHelp')}
        rows={3}
      />
      <DecisionButtons
        decisions={[
          { value: 'approved', name: t('application.approve'), look: 'beacon' },
          { value: 'returned', name: t('application.return') },
          { value: 'refused', name: t('application.refuse'), look: 'danger' },
        ]}
      />
    </ActionForm>
  );
}
