import { AttendanceRuleInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { NumberField, TextField } from '#app/ui/fields.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';
import { Note } from '#app/ui/note.tsx';

/** The attendance rule. */
export function RuleForm({ data, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <Disclosure summary={t('rule.title')} state={stateOf('rule')}>
      <ActionForm
        asks={AttendanceRuleInput}
        scope="rule"
        intent="rule"
        head={<Note>{t(data.opened ? 'rule.fixed' : 'rule.help', { version: data.ruleVersion })}</Note>}
        state={stateOf('rule')}
        values={data.rule}
        submit={t('rule.save')}
      >
        <NumberField name="minPercent" label={t('rule.minPercent')} />
        <NumberField name="answersPercent" label={t('rule.answersPercent')} />
        <NumberField name="testPercent" label={t('rule.testPercent')} help={t('rule.testHelp')} />
        {data.opened && <TextField name="reason" label={t('rule.reason')} />}
      </ActionForm>
    </Disclosure>
  );
}
