import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { DateField, NumberField, SelectField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { LEAVE_REASONS, MAX_LEAVES } from '#app/domains/credits/enrolments/leaves.ts';
import { REMIND_MONTHS } from '#app/domains/credits/schemas.ts';
import { Note } from '#app/ui/note.tsx';

export type OwnEnrolment = {
  programmeId: string;
  step: string | null;
  leaves: { from: string; to: string; reason: string }[] | null;
  facts: Record<string, number> | null;
  remindMonths: number[] | null;
};

const STEPS = ['second', 'first', 'highest', 'confirmation'] as const;

/** Details that only the doctor knows: leaves, practice, the step aimed at, and when to be reminded. */
export function EnrolmentForm({
  credit,
  own,
  state,
}: {
  credit: ProgrammeCredit;
  own: OwnEnrolment;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  const leaves = own.leaves ?? [];
  const shown = stateOfOne(state, { programmeId: own.programmeId });
  return (
    <ActionForm
      scope={own.programmeId}
      intent="details"
      hidden={{ programmeId: own.programmeId }}
      state={shown}
    >
      {credit.steps.length > 0 && (
        <SelectField
          name="step"
          label={t('details.step')}
          value={own.step ?? credit.steps[0]}
          options={credit.steps.map((step) => {
            const known = STEPS.find((each) => each === step);
            return { value: step, name: known ? t(`details.steps.${known}`) : step };
          })}
        />
      )}
      {credit.preconditions.length > 0 && (
        <NumberField
          name="practiceMonths"
          label={t('details.practice')}
          value={own.facts?.['practice_months'] ?? ''}
        />
      )}
      <Note>{t('details.leaveHelp')}</Note>
      {Array.from({ length: Math.min(MAX_LEAVES, leaves.length + 1) }, (_, i) => (
        <fieldset key={i} className="day">
          <legend className="legend">{t('details.leave', { n: i + 1 })}</legend>
          <div className="fields">
            <DateField name={`leaveFrom-${i}`} label={t('activity.from')} value={leaves[i]?.from} />
            <DateField name={`leaveTo-${i}`} label={t('activity.to')} value={leaves[i]?.to} />
            <SelectField
              name={`leaveReason-${i}`}
              label={t('association.reason')}
              empty="–"
              value={leaves[i]?.reason}
              options={optionsOf(LEAVE_REASONS, (reason) => t(`details.reason.${reason}`))}
            />
          </div>
        </fieldset>
      ))}
      <Choices
        name="remind"
        legend={t('details.remind')}
        kind="checkbox"
        values={(own.remindMonths ?? []).map(String)}
        options={optionsOf(REMIND_MONTHS, (months) => t('details.before', { count: months }))}
      />
      <button className="button">{t('common:save')}</button>
      <Note>{t('details.confirm')}</Note>
    </ActionForm>
  );
}
