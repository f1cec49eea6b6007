import { useTranslation } from '#app/i18n/use-translation.ts';
import { TextField } from '#app/ui/fields.tsx';
import type { FormState } from '#app/ui/form.tsx';

/** A password that somebody chooses. */
export function NewPasswordField({ state }: { state: FormState }) {
  const { t } = useTranslation('accounts');
  return (
    <TextField
      name="password"
      label={t('newPassword')}
      help={t('passwordHelp')}
      state={state}
      type="password"
      autoComplete="new-password"
      required
    />
  );
}
