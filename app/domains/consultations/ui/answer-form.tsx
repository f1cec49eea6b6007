import { AnswerInput } from '#app/domains/consultations/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices } from '#app/ui/choices.tsx';
import { NumberField, TextAreaField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { urls } from '#app/urls.ts';
import { CheckedForm } from './checked-form.tsx';

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
    <CheckedForm asks={AnswerInput} scope="answer" act={urls.consultationAct(id)} draft={`answer ${id}`}>
      <h2>{t('answer.title')}</h2>
      <input type="hidden" name="intent" value="answer" />
      <Choices
        name="kind"
        kind="radio"
        legend={t('answer.kind')}
        values={['answer']}
        options={optionsOf(['answer', 'ask_back', 'refer'], (value) => t(`answer.${value}`))}
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
      <TextAreaField name="body" label={t('answer.body')} help={t('answer.bodyHelp')} rows={7} />
      <TextAreaField name="before" label={t('answer.before')} help={t('answer.beforeHelp')} rows={3} />
      <NumberField
        name="minutes"
        label={t('answer.minutes')}
        help={t('answer.minutesHelp')}
        className="input short"
        value={10}
      />
      <button className="button beacon">{t('answer.send')}</button>
    </CheckedForm>
  );
}
