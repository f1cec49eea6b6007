import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, type FormState } from '#app/ui/form.tsx';
import { LanguageField, TextAreaField, TextField } from '#app/ui/fields.tsx';

/** Title, summary and agreement of a programme in one language. */
export function ProgrammeTextForm({
  values,
  state,
  intent,
  button,
}: {
  values?: { language: string; title: string; summary: string; agreement: string };
  state: FormState;
  intent: string;
  button: string;
}) {
  const { t } = useTranslation('mentoring');
  return (
    <ActionForm intent={intent} state={state} submit={button}>
      <LanguageField
        name="language"
        label={t('own.language')}
        state={state}
        value={values?.language ?? 'en'}
      />
      <TextField name="title" label={t('own.name')} state={state} value={values?.title ?? ''} />
      <TextAreaField
        name="summary"
        label={t('own.summary')}
        state={state}
        value={values?.summary ?? ''}
        rows={3}
      />
      <TextAreaField
        name="agreement"
        label={t('own.agreement')}
        state={state}
        value={values?.agreement ?? ''}
        rows={5}
      />
    </ActionForm>
  );
}
