import { useTranslation } from '#app/i18n/use-translation.ts';
import { TextField } from '#app/ui/fields.tsx';

/** A password that somebody chooses. */
export function NewPasswordField() {
  const { t } = useTranslation('accounts');
  return (
    <TextField
      name="password"
      label={t('newPassword')}
      help={t('passwordHelp')}
      type="password"
      autoComplete="new-password"
      required
    />
  );
}
