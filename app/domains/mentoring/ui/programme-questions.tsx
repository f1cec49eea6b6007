import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { NumberField, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { QuestionInput } from '#app/domains/mentoring/schemas.ts';
import type { MentoringQuestion } from '#app/domains/mentoring/types.ts';

/** A programme's own questions of the profile, with their weight. */
export function ProgrammeQuestions({
  questions,
  revision,
  state,
}: {
  questions: MentoringQuestion[];
  revision: number;
  state: FormState;
}) {
  const { t } = useTranslation('mentoring');
  return (
    <>
      <ul className="list flow">
        {questions.map(({ id, text, options, want, weight }) => (
          <li key={id}>
            <b>{text}</b> {options.join(' / ')} ({t(`want.${want}`)}, {weight})
            <ActionButton
              intent="unquestion"
              hidden={{ id, revision }}
              look="plain"
              sure={t('common:noUndo')}
            >
              {t('questions.drop')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <ActionForm
        asks={QuestionInput}
        scope="question"
        intent="question"
        hidden={{ revision }}
        state={state}
        // Nothing is stored under its fields: the list above it says how it stands.
        overwrites={false}
        submit={t('questions.add')}
      >
        <TextField name="text" label={t('questions.text')} />
        <TextAreaField name="options" label={t('questions.options')} rows={3} />
        <SelectField
          name="want"
          label={t('questions.want')}
          value="same"
          options={optionsOf(['same', 'different'], (value) => t(`want.${value}`))}
        />
        <NumberField name="weight" label={t('questions.weight')} value={3} />
      </ActionForm>
    </>
  );
}
