import { useTranslation } from '#app/i18n/use-translation.ts';
import { LanguageField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { RoomProps } from './room-props.ts';

/** Captions are typed line by line, in the language of whoever types. */
export function CaptionForm({
  action,
  stateOf,
  language,
}: Pick<RoomProps, 'action' | 'stateOf'> & { language: string | undefined }) {
  const { t } = useTranslation('rooms');
  return (
    <ActionForm
      action={action}
      intent="caption"
      scope="caption"
      state={stateOf('caption')}
      submit={t('caption.send')}
    >
      <LanguageField name="language" label={t('caption.language')} value={language} />
      <TextField name="text" label={t('caption.line')} maxLength={300} required autoComplete="off" />
    </ActionForm>
  );
}
