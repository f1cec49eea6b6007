import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, ActionButton, type FormState } from '#app/ui/form.tsx';
import { FormScope, TextAreaField, TextField } from '#app/ui/fields.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** The questions of the test afterwards. */
export function QuizForm({ data, sent, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'question'}>
      <summary>{t('test.questions', { count: data.questions.length })}</summary>
      <ul className="list flow">
        {data.questions.map((each) => (
          <li key={each.id}>
            {each.question}
            <ActionButton intent="unquestion" hidden={{ id: each.id }} look="plain">
              {t('test.drop')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <FormScope name="question">
        <QuizQuestionForm state={stateOf('question')} />
      </FormScope>
    </details>
  );
}

function QuizQuestionForm({ state }: { state: FormState }) {
  const { t } = useTranslation('webinars');
  return (
    <ActionForm intent="question" state={state} submit={t('test.add')}>
      <TextField name="question" label={t('test.question')} state={state} />
      <TextAreaField
        name="options"
        label={t('test.options')}
        help={t('test.optionsHelp')}
        state={state}
        rows={4}
      />
    </ActionForm>
  );
}
