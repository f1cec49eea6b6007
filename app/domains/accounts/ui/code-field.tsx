import { useTranslation } from '#app/i18n/use-translation.ts';
import { TextField } from '#app/ui/fields.tsx';

/** The field for a code of the app or a recovery code. */
export function CodeField({ name, app }: { name: string; app: boolean }) {
  const { t } = useTranslation('accounts');
  return (
    <TextField
      name={name}
      label={t('security.step.code')}
      help={app ? t('security.step.codeApp') : t('security.step.codeOnly')}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
    />
  );
}
