import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { FormScope, NumberField, TextField } from '#app/ui/fields.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';
import { Note } from '#app/ui/note.tsx';

/** The attendance rule. */
export function RuleForm({ data, sent, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'rule'}>
      <summary>{t('rule.title')}</summary>
      <FormScope name="rule">
        <ActionForm
          intent="rule"
          head={<Note>{t(data.opened ? 'rule.fixed' : 'rule.help', { version: data.ruleVersion })}</Note>}
          state={stateOf('rule')}
          submit={t('rule.save')}
        >
          <NumberField
            name="minPercent"
            label={t('rule.minPercent')}
            state={stateOf('rule')}
            value={data.rule.minPercent}
          />
          <NumberField
            name="answersPercent"
            label={t('rule.answersPercent')}
            state={stateOf('rule')}
            value={data.rule.answersPercent}
          />
          <NumberField
            name="testPercent"
            label={t('rule.testPercent')}
            help={t('rule.testHelp')}
            state={stateOf('rule')}
            value={data.rule.testPercent}
          />
          {data.opened && <TextField name="reason" label={t('rule.reason')} state={stateOf('rule')} />}
        </ActionForm>
      </FormScope>
    </details>
  );
}
