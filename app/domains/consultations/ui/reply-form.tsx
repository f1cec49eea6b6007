import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormScope, TextAreaField } from '#app/ui/fields.tsx';
import { urls } from '#app/urls.ts';
import { CheckedForm } from './checked-form.tsx';
import { EMPTY_FORM_STATE } from './empty-form-state.ts';

export function ReplyForm({ id, askedBack }: { id: string; askedBack: boolean }) {
  const { t } = useTranslation('consultations');
  const form = (
    <FormScope name="reply">
      <CheckedForm act={urls.consultationAct(id)} draft={`reply ${id}`}>
        <input type="hidden" name="intent" value="reply" />
        <TextAreaField
          name="body"
          label={t(askedBack ? 'reply.answer' : 'reply.further')}
          state={EMPTY_FORM_STATE}
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
