import { FallbackCompletionInput } from '#app/domains/scorm/packages/fallback-completion.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { DecisionButtons } from '#app/ui/buttons.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { NumberField, TextAreaField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Rule = { minMinutes: number; reason: string; at: string; name: string };

/** The rule that completes a package which never says so itself, with who set it, when and why. */
export function FallbackCompletionForm({ rule, state }: { rule: Rule | null; state: FormState }) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  return (
    <ActionForm
      asks={FallbackCompletionInput}
      scope="own-"
      head={
        <>
          <h2>{t('ownRule.title')}</h2>
          <Note>{t('ownRule.lead')}</Note>
        </>
      }
      state={state}
      values={rule}
    >
      {rule && (
        <p>
          {t('ownRule.stands', { minutes: rule.minMinutes, name: rule.name, date: format.date(rule.at) })}{' '}
          {rule.reason}
        </p>
      )}
      <NumberField name="minMinutes" label={t('ownRule.minutes')} />
      <TextAreaField name="reason" label={t('ownRule.reason')} rows={2} />
      <DecisionButtons
        name="intent"
        decisions={[
          { value: 'own-rule', name: t('ownRule.save') },
          ...(rule ? [{ value: 'no-own-rule', name: t('ownRule.takeBack'), look: 'plain' }] : []),
        ]}
      />
    </ActionForm>
  );
}
