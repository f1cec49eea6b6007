import { OUTCOMES } from '#app/domains/consultations/cases/case-options.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices, DateField, FormScope, NumberField, SelectField, TextField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';
import { CheckedForm } from './checked-form.tsx';
import { EMPTY_FORM_STATE } from './empty-form-state.ts';

/** Records the outcome, in under a minute. */
export function CloseForm({
  id,
  topics,
  today,
}: {
  id: string;
  topics: { id: string; title: string; language: string }[];
  today: string;
}) {
  const { t } = useTranslation('consultations');
  return (
    <FormScope name="close">
      <CheckedForm act={urls.consultationAct(id)}>
        <h2>{t('close.title')}</h2>
        <Note>{t('close.lead')}</Note>
        <input type="hidden" name="intent" value="close" />
        <Choices
          name="outcome"
          kind="radio"
          legend={t('close.outcome')}
          state={EMPTY_FORM_STATE}
          options={OUTCOMES.map((value) => ({ value, name: t(`outcome.${value}`) }))}
        />
        <Choices
          name="usefulness"
          kind="radio"
          legend={t('close.usefulness')}
          state={EMPTY_FORM_STATE}
          options={(['5', '4', '3', '2', '1'] as const).map((value) => ({
            value,
            name: t(`useful.${value}`),
          }))}
        />
        <NumberField
          name="minutes"
          label={t('close.minutes')}
          help={t('close.minutesHelp')}
          state={EMPTY_FORM_STATE}
          className="input short"
          value="15"
        />
        <details>
          <summary>{t('close.more')}</summary>
          <div className="form wide">
            <DateField
              name="followUpOn"
              label={t('close.followUp')}
              help={t('close.followUpHelp')}
              state={EMPTY_FORM_STATE}
              min={today}
            />
            {topics.length > 0 && (
              <SelectField
                name="topicId"
                label={t('close.topicKnown')}
                state={EMPTY_FORM_STATE}
                options={topics.map((each) => ({ value: each.id, name: each.title, lang: each.language }))}
                empty={t('close.topicNone')}
              />
            )}
            <TextField
              name="topic"
              label={t('close.topic')}
              help={t('close.topicHelp')}
              state={EMPTY_FORM_STATE}
              data-check=""
              maxLength={120}
            />
            <label className="choice">
              <input type="checkbox" name="share" value="yes" />
              <span>
                {t('close.share')}
                <span className="help">{t('close.shareHelp')}</span>
              </span>
            </label>
            <TextField
              name="title"
              label={t('close.lessonTitle')}
              state={EMPTY_FORM_STATE}
              data-check=""
              maxLength={160}
            />
            <TextField
              name="readerQuestion"
              label={t('close.readerQuestion')}
              help={t('close.readerQuestionHelp')}
              state={EMPTY_FORM_STATE}
              data-check=""
              maxLength={500}
            />
          </div>
        </details>
        <button className="button beacon">{t('close.send')}</button>
      </CheckedForm>
    </FormScope>
  );
}
