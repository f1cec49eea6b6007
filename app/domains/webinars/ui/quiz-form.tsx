import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormFailure, FormScope, type FormState, TextAreaField, TextField } from '#app/ui/form.tsx';
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
            <form method="post">
              <input type="hidden" name="id" value={each.id} />
              <button className="button plain" name="intent" value="unquestion">
                {t('test.drop')}
              </button>
            </form>
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
    <form className="form" method="post">
      <FormFailure state={state} />
      <TextField name="question" label={t('test.question')} state={state} />
      <TextAreaField
        name="options"
        label={t('test.options')}
        help={t('test.optionsHelp')}
        state={state}
        rows={4}
      />
      <button className="button" name="intent" value="question">
        {t('test.add')}
      </button>
    </form>
  );
}
