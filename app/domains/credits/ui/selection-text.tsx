import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import type { MemberSelection } from '#app/domains/credits/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { useProgrammeName } from './use-programmes.ts';

/** Which members are meant, in words: the parts of the filter, how many were chosen, or all. */
export function useSelectionText() {
  const { t } = useTranslation('credits');
  const standing = useWordFor('credits', 'standing');
  const specialty = useSpecialtyName();
  const programmeName = useProgrammeName();
  return ({ people, q, state, programmeId, specialty: code, region }: MemberSelection): string => {
    if (people) return t('message.chosen', { count: people.length });
    const parts = [
      q && `“${q}”`,
      state && standing(state),
      programmeId && programmeName(programmeId),
      code && specialty(code),
      region,
    ].filter(Boolean);
    return parts.length === 0 ? t('message.everybody') : parts.join(' · ');
  };
}
