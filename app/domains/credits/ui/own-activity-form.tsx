import { type ActivityType, ASKED_OF } from '#app/domains/credits/activities/activity-types.ts';
import { ActivityFields } from '#app/domains/credits/activities/parse-activity.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { ActivityDays, ActivityKindField, ActivityNameFields, ActivityWorth } from './activity-fields.tsx';

/**
 * The details of one's own activity, as far as its kind needs them. A draft is kept as it was typed, and looked through before it
 * goes out; what was submitted already is changed at once.
 */
export function OwnActivityForm({
  activity,
  values,
  state,
  locale,
  today,
}: {
  activity: { activityType: string; revision: number; state: string };
  values: Record<string, string>;
  state: FormState;
  locale: string;
  today: string;
}) {
  const { t } = useTranslation('credits');
  const asked = ASKED_OF[activity.activityType as ActivityType];
  return (
    <ActionForm
      asks={ActivityFields}
      intent="save"
      hidden={{ revision: activity.revision }}
      state={state}
      values={values}
      overwrites
    >
      <h2>{t('activity.details')}</h2>
      <ActivityKindField />
      <p className="small">{t('activity.typeHelp')}</p>
      <ActivityNameFields locale={values['language'] || locale} />
      <ActivityDays asked={asked} today={today} />
      <ActivityWorth asked={asked} />
      <div className="cluster">
        {activity.state === 'submitted' ? (
          <button className="button beacon">{t('activity.saveChanges')}</button>
        ) : (
          <>
            <button className="button beacon" name="next" value="check">
              {t('activity.check')}
            </button>
            <button className="button" name="next" value="later">
              {t('activity.saveDraft')}
            </button>
          </>
        )}
      </div>
    </ActionForm>
  );
}
