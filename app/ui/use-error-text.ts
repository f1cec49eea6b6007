import { useTranslation } from '#app/i18n/use-translation.ts';

/** The sentence of an error, by its code. */
export function useErrorText() {
  const { t } = useTranslation('errors');
  return (code: string, facts: Record<string, string | number> = {}): string =>
    t(code as 'unexpected', facts);
}
