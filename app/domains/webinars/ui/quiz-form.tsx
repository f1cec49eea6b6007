import { QuizQuestionInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** The questions of the test afterwards. */
export function QuizForm({ data, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <Disclosure summary={t('test.questions', { count: data.questions.length })} state={stateOf('question')}>
      <Note>{t('test.help')}</Note>
      <QuizQuestions questions={data.questions} state={stateOf('question')} />
    </Disclosure>
  );
}

/** Questions with one right answer, and one more; those of a recording can be `timed` to a place in it. */
export function QuizQuestions({
  questions,
  state,
  timed = false,
}: {
  questions: { id: string; question: string; at?: string }[];
  state: FormState;
  timed?: boolean;
}) {
  const { t } = useTranslation('webinars');
  return (
    <>
      <ul className="list flow">
        {questions.map((each) => (
          <li key={each.id}>
            {[each.at, each.question].filter(Boolean).join(' ')}
            <ActionButton intent="unquestion" hidden={{ id: each.id }} look="plain" sure={t('common:noUndo')}>
              {t('test.drop')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <ActionForm
        asks={QuizQuestionInput}
        scope="question"
        intent="question"
        state={state}
        submit={t('test.add')}
      >
        {timed && <TextField name="at" label={t('ownRecording.at')} help={t('ownRecording.atHelp')} />}
        <TextField name="question" label={t('test.question')} />
        <TextAreaField name="options" label={t('test.options')} help={t('test.optionsHelp')} rows={4} />
      </ActionForm>
    </>
  );
}
