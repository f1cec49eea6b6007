import { useTranslation } from '#app/i18n/use-translation.ts';
import { TextField } from '#app/ui/fields.tsx';

/** One's own address, by which one signs in. */
export function EmailField() {
  const { t } = useTranslation('accounts');
  return <TextField name="email" label={t('email')} type="email" autoComplete="username" required />;
}
