import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices, FormScope, NumberField, TextAreaField } from '#app/ui/fields.tsx';
import { urls } from '#app/urls.ts';
import { CheckedForm } from './checked-form.tsx';
import { EMPTY_FORM_STATE } from './empty-form-state.ts';

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
          state={EMPTY_FORM_STATE}
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
          state={EMPTY_FORM_STATE}
          rows={7}
        />
        <TextAreaField
          name="before"
          label={t('answer.before')}
          help={t('answer.beforeHelp')}
          state={EMPTY_FORM_STATE}
          rows={3}
        />
        <NumberField
          name="minutes"
          label={t('answer.minutes')}
          help={t('answer.minutesHelp')}
          state={EMPTY_FORM_STATE}
          className="input short"
          value="10"
        />
        <button className="button beacon">{t('answer.send')}</button>
      </CheckedForm>
    </FormScope>
  );
}
