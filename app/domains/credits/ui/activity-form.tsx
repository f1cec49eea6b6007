import type { ReactNode } from 'react';
import { ALL_FIELDS } from '#app/domains/credits/activities/activity-types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FileField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
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

/** An officer's form of an activity: of any kind, with the document as evidence; `children` come between the questions and the button. */
export function ActivityForm({
  state,
  known = {},
  locale,
  today,
  button,
  children,
}: {
  state: FormState;
  known?: Record<string, string>;
  locale: string;
  today: string;
  button: ReactNode;
  children?: ReactNode;
}) {
  return (
    <ActionForm encType="multipart/form-data" state={state} values={known} submit={button} look="beacon">
      <EvidenceField />
      <ActivityKindField />
      <ActivityNameFields locale={known['language'] || locale} />
      <ActivityDays asked={ALL_FIELDS} today={today} />
      <ActivityWorth asked={ALL_FIELDS} />
      {children}
    </ActionForm>
  );
}
