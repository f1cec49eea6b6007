import { OUTCOMES } from '#app/domains/consultations/cases/case-options.ts';
import { CloseCaseInput } from '#app/domains/consultations/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices, Tick } from '#app/ui/choices.tsx';
import { DateField, NumberField, SelectField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';
import { CheckedForm } from './checked-form.tsx';

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
    <CheckedForm asks={CloseCaseInput} scope="close" act={urls.consultationAct(id)}>
      <h2>{t('close.title')}</h2>
      <Note>{t('close.lead')}</Note>
      <input type="hidden" name="intent" value="close" />
      <Choices
        name="outcome"
        kind="radio"
        legend={t('close.outcome')}
        options={optionsOf(OUTCOMES, (value) => t(`outcome.${value}`))}
      />
      <Choices
        name="usefulness"
        kind="radio"
        legend={t('close.usefulness')}
        options={optionsOf(['5', '4', '3', '2', '1'], (value) => t(`useful.${value}`))}
      />
      <NumberField
        name="minutes"
        label={t('close.minutes')}
        help={t('close.minutesHelp')}
        className="input short"
        value={15}
      />
      <details>
        <summary>{t('close.more')}</summary>
        <div className="form wide">
          <DateField
            name="followUpOn"
            label={t('close.followUp')}
            help={t('close.followUpHelp')}
            min={today}
          />
          {topics.length > 0 && (
            <SelectField
              name="topicId"
              label={t('close.topicKnown')}
              options={topics.map((each) => ({ value: each.id, name: each.title, lang: each.language }))}
              empty={t('close.topicNone')}
            />
          )}
          <TextField
            name="topic"
            label={t('close.topic')}
            help={t('close.topicHelp')}
            data-check=""
            maxLength={120}
          />
          <Tick name="share" label={t('close.share')} help={t('close.shareHelp')} />
          <TextField name="title" label={t('close.lessonTitle')} data-check="" maxLength={160} />
          <TextField
            name="readerQuestion"
            label={t('close.readerQuestion')}
            help={t('close.readerQuestionHelp')}
            data-check=""
            maxLength={500}
          />
        </div>
      </details>
      <button className="button beacon">{t('close.send')}</button>
    </CheckedForm>
  );
}
