import { useTranslation } from '#app/i18n/use-translation.ts';
import { DecisionButtons } from '#app/ui/buttons.tsx';
import { TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';

/** An officer's word on an activity; the next one opens after it. */
export function ActivityDecision({
  revision,
  isLast,
  state,
}: {
  revision: number;
  isLast: boolean;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm
      hidden={{ revision }}
      state={state}
      // It decides about what stands above it, and nothing is stored under its field.
      overwrites={false}
    >
      <h2>{t(isLast ? 'activity.decide' : 'activity.decideAndNext')}</h2>
      <TextAreaField name="reason" label={t('association.reason')} help={t('activity.reasonHelp')} rows={3} />
      <DecisionButtons
        decisions={[
          { value: 'accepted', name: t('activity.accept'), look: 'beacon' },
          { value: 'returned', name: t('activity.return') },
          { value: 'declined', name: t('activity.decline'), look: 'danger' },
        ]}
      />
      {!isLast && <Note>{t('activity.nextHelp')}</Note>}
    </ActionForm>
  );
}
