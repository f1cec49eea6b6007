import { TakeBackInput } from '#app/domains/certificates/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';

/** Issues the certificate of a line again, in the name of today. */
export function ReissueForm({ state }: { state: FormState }) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm
      asks={TakeBackInput}
      scope="reissue"
      intent="reissue"
      head={
        <>
          <h2>{t('reissue.title')}</h2>
          <Note>{t('reissue.help')}</Note>
        </>
      }
      state={state}
      submit={t('reissue.button')}
    >
      <TextAreaField name="reason" label={t('association.reason')} rows={2} />
    </ActionForm>
  );
}

/** Takes the credit of a line back, with its certificate. */
export function TakeBackForm({ state }: { state: FormState }) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm
      asks={TakeBackInput}
      head={
        <>
          <h2>{t('takeBack.title')}</h2>
          <Note>{t('takeBack.help')}</Note>
        </>
      }
      state={state}
      submit={t('takeBack.button')}
      look="danger"
    >
      <TextAreaField name="reason" label={t('association.reason')} help={t('takeBack.reason')} rows={3} />
    </ActionForm>
  );
}
