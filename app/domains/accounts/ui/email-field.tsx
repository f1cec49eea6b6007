import { useTranslation } from '#app/i18n/use-translation.ts';
import { TextField } from '#app/ui/fields.tsx';
import type { FormState } from '#app/ui/form.tsx';

/** One's own address, by which one signs in. */
export function EmailField({ state }: { state: FormState }) {
  const { t } = useTranslation('accounts');
  return (
    <TextField name="email" label={t('email')} state={state} type="email" autoComplete="username" required />
  );
}
