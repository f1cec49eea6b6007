import { askedOf } from '#app/domains/credits/activities/activity-types.ts';
import { OfficerReason } from '#app/domains/credits/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { ActivityDays, ActivityKindField, ActivityWorth } from './activity-fields.tsx';

/** Kind, days and minutes of an activity as an officer reads them from the paper, with the reason, before deciding. */
export function CorrectBeforeForm({
  activity,
  values,
  today,
  state,
}: {
  activity: { revision: number };
  values: Record<string, string>;
  today: string;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  // Sent with another kind, it comes back asking what that kind has.
  const asked = askedOf(state.values['activityType'] ?? values['activityType']);
  return (
    <Disclosure summary={t('activity.correctBefore')} state={state}>
      <ActionForm
        asks={OfficerReason}
        intent="correct"
        scope="correct"
        hidden={{ revision: activity.revision }}
        state={state}
        values={values}
        overwrites
        submit={t('activity.correctBeforeSend')}
      >
        <p className="small">{t('activity.correctBeforeHelp')}</p>
        <ActivityKindField />
        <p className="small">{t('activity.typeHelp')}</p>
        <ActivityDays asked={asked} today={today} />
        <ActivityWorth asked={asked} />
        <TextAreaField name="reason" label={t('activity.correctReason')} rows={2} />
      </ActionForm>
    </Disclosure>
  );
}
