import { useTranslation } from '#app/i18n/use-translation.ts';

type Facts = Record<string, string | number>;
/** The fault of a field: a code, with facts where its sentence names any. */
export type FieldFault = string | { code: string; facts: Facts };

/** The sentence of an error: of a fault, or by its code. */
export function useErrorText() {
  const { t } = useTranslation('errors');
  return (fault: FieldFault, facts: Facts = {}): string =>
    typeof fault === 'string' ? t(fault as 'unexpected', facts) : t(fault.code as 'unexpected', fault.facts);
}
