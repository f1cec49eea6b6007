import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices, formState, FormScope, SelectField, TextAreaField, TextField } from '#app/ui/form.tsx';
import { urls } from '#app/urls.ts';
import { OUTCOMES } from '../choices.ts';
import { CheckedForm } from './checked-form.tsx';

const none = formState(null);

/** An answer, a question back, or the advice to refer with what to do before. */
export function AnswerForm({
  id,
  templates,
}: {
  id: string;
  templates: { id: string; title: string; body: string }[];
}) {
  const { t } = useTranslation('consultations');
  return (
    <FormScope name="answer">
      <CheckedForm act={urls.consultationAct(id)} draft={`answer ${id}`}>
        <h2>{t('answer.title')}</h2>
        <input type="hidden" name="intent" value="answer" />
        <Choices
          name="kind"
          kind="radio"
          legend={t('answer.kind')}
          state={none}
          values={['answer']}
          options={(['answer', 'ask_back', 'refer'] as const).map((value) => ({
            value,
            name: t(`answer.${value}`),
          }))}
        />
        {templates.length > 0 && (
          <div className="field">
            <p className="help">{t('answer.templates')}</p>
            <div className="cluster">
              {templates.map((each) => (
                <button
                  key={each.id}
                  type="button"
                  className="button plain"
                  data-insert={each.body}
                  data-into="body"
                >
                  {each.title}
                </button>
              ))}
            </div>
          </div>
        )}
        <TextAreaField
          name="body"
          label={t('answer.body')}
          help={t('answer.bodyHelp')}
          state={none}
          rows={7}
        />
        <TextAreaField
          name="before"
          label={t('answer.before')}
          help={t('answer.beforeHelp')}
          state={none}
          rows={3}
        />
        <TextField
          name="minutes"
          label={t('answer.minutes')}
          help={t('answer.minutesHelp')}
          state={none}
          inputMode="numeric"
          className="input short"
          value="10"
        />
        <button className="button beacon">{t('answer.send')}</button>
      </CheckedForm>
    </FormScope>
  );
}

export function ReplyForm({ id, askedBack }: { id: string; askedBack: boolean }) {
  const { t } = useTranslation('consultations');
  const form = (
    <FormScope name="reply">
      <CheckedForm act={urls.consultationAct(id)} draft={`reply ${id}`}>
        <input type="hidden" name="intent" value="reply" />
        <TextAreaField
          name="body"
          label={t(askedBack ? 'reply.answer' : 'reply.further')}
          state={none}
          rows={5}
        />
        <button className={askedBack ? 'button beacon' : 'button'}>{t('reply.send')}</button>
      </CheckedForm>
    </FormScope>
  );
  return askedBack ? (
    form
  ) : (
    <details>
      <summary>{t('reply.open')}</summary>
      {form}
    </details>
  );
}

/** What came of it, in under a minute. */
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
        <p className="small soft">{t('close.lead')}</p>
        <input type="hidden" name="intent" value="close" />
        <Choices
          name="outcome"
          kind="radio"
          legend={t('close.outcome')}
          state={none}
          options={OUTCOMES.map((value) => ({ value, name: t(`outcome.${value}`) }))}
        />
        <Choices
          name="usefulness"
          kind="radio"
          legend={t('close.usefulness')}
          state={none}
          options={['5', '4', '3', '2', '1'].map((value) => ({
            value,
            name: t(`useful.${value}` as 'useful.1'),
          }))}
        />
        <TextField
          name="minutes"
          label={t('close.minutes')}
          help={t('close.minutesHelp')}
          state={none}
          inputMode="numeric"
          className="input short"
          value="15"
        />
        <details>
          <summary>{t('close.more')}</summary>
          <div className="form wide">
            <TextField
              name="followUpOn"
              type="date"
              label={t('close.followUp')}
              help={t('close.followUpHelp')}
              state={none}
              min={today}
            />
            {topics.length > 0 && (
              <SelectField
                name="topicId"
                label={t('close.topicKnown')}
                state={none}
                options={topics.map((each) => ({ value: each.id, name: each.title, lang: each.language }))}
                empty={t('close.topicNone')}
              />
            )}
            <TextField
              name="topic"
              label={t('close.topic')}
              help={t('close.topicHelp')}
              state={none}
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
              state={none}
              data-check=""
              maxLength={160}
            />
            <TextField
              name="readerQuestion"
              label={t('close.readerQuestion')}
              help={t('close.readerQuestionHelp')}
              state={none}
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

/** The second person's way to send a question back; letting it out stands beside the text. */
export function SendBackForm({
  id,
  keeps,
}: {
  id: string;
  keeps: { field: string; kind: string; reason: string }[];
}) {
  const { t } = useTranslation('consultations');
  return (
    <FormScope name="back">
      {keeps.length > 0 && (
        <section>
          <h2 className="legend">{t('release.keeps')}</h2>
          <ul>
            {keeps.map((each, i) => (
              <li key={i}>
                {t(`text.${each.field}` as 'text.question')}:{' '}
                {t(`check.kind.${each.kind}` as 'check.kind.name')}.{' '}
                {t(`check.keep.${each.reason}` as 'check.keep.nobody')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <CheckedForm act={urls.consultationAct(id)}>
        <input type="hidden" name="intent" value="send-back" />
        <TextAreaField
          name="body"
          label={t('release.why')}
          help={t('release.whyHelp')}
          state={none}
          rows={3}
        />
        <button className="button danger">{t('release.back')}</button>
      </CheckedForm>
    </FormScope>
  );
}
