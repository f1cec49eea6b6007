import { LOCALES } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { FormScope, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** Title and summary in one more language. */
export function VariantForm({ data, sent, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'words'}>
      <summary>{t('own.languages')}</summary>
      <FormScope name="words">
        <ActionForm intent="words" state={stateOf('words')} submit={t('own.addLanguage')}>
          <SelectField
            name="language"
            label={t('form.language')}
            state={stateOf('words')}
            options={LOCALES.filter(({ code }) => code !== data.values.language).map(({ code, name }) => ({
              value: code,
              name,
              lang: code,
            }))}
          />
          <TextField name="title" label={t('form.title')} state={stateOf('words')} />
          <TextAreaField name="summary" label={t('form.summary')} state={stateOf('words')} rows={3} />
          <TextAreaField
            name="objectives"
            label={t('form.objectives')}
            help={t('form.onePerLine')}
            state={stateOf('words')}
            rows={3}
          />
        </ActionForm>
      </FormScope>
    </details>
  );
}
