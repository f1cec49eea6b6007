import type { ReactNode } from 'react';
import { askedOf } from '#app/domains/credits/activities/activity-types.ts';
import { ActivityFields } from '#app/domains/credits/activities/parse-activity.ts';
import { OfficerReason } from '#app/domains/credits/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FileField } from '#app/ui/fields.tsx';
import { ActionForm, FilterForm } from '#app/ui/form.tsx';
import { FormScope } from '#app/ui/form-scope.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { ActivityDays, ActivityKindField, ActivityNameFields, ActivityWorth } from './activity-fields.tsx';

export function EvidenceField() {
  const { t } = useTranslation('credits');
  return (
    <FileField
      name="evidence"
      label={t('activity.file')}
      help={t('activity.fileHelp')}
      accept="application/pdf,image/png,image/jpeg,image/webp"
    />
  );
}

/**
 * An officer's form of an activity, with the document as evidence: first of which kind it is, by the address of the page, then what that kind has;
 * `children` come between the questions and the button.
 */
export function ActivityForm({
  kind,
  state,
  known = {},
  locale,
  today,
  button,
  children,
}: {
  kind: string;
  state: FormState;
  known?: Record<string, string>;
  locale: string;
  today: string;
  button: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation('credits');
  const chosen = String(state.values['activityType'] ?? kind);
  const asked = askedOf(chosen);
  const chooser = (
    <FilterForm submit={t(chosen ? 'activity.changeKind' : 'activity.continue')}>
      <FormScope name="kind" values={{ activityType: chosen }}>
        <ActivityKindField />
      </FormScope>
    </FilterForm>
  );
  if (!chosen) return chooser;
  return (
    <>
      {chooser}
      <ActionForm
        encType="multipart/form-data"
        asks={[ActivityFields, OfficerReason]}
        hidden={{ activityType: chosen }}
        state={state}
        values={known}
        submit={button}
        look="beacon"
      >
        <EvidenceField />
        <ActivityNameFields locale={known['language'] || locale} />
        <ActivityDays asked={asked} today={today} />
        <ActivityWorth asked={asked} />
        {children}
      </ActionForm>
    </>
  );
}
