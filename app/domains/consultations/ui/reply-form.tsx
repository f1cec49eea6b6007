import { ReplyInput } from '#app/domains/consultations/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { urls } from '#app/urls.ts';
import { CheckedForm } from './checked-form.tsx';

export function ReplyForm({ id, askedBack }: { id: string; askedBack: boolean }) {
  const { t } = useTranslation('consultations');
  const form = (
    <CheckedForm asks={ReplyInput} scope="reply" act={urls.consultationAct(id)} draft={`reply ${id}`}>
      <input type="hidden" name="intent" value="reply" />
      <TextAreaField name="body" label={t(askedBack ? 'reply.answer' : 'reply.further')} rows={5} />
      <button className={askedBack ? 'button beacon' : 'button'}>{t('reply.send')}</button>
    </CheckedForm>
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
