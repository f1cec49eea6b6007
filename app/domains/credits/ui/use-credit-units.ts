import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { creditText } from '#app/domains/credits/credit-text.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** "2 points" in the words and numbers of the programme and the reader. */
export function useCreditUnits() {
  const { t } = useTranslation();
  const format = useFormat();
  return (programmeId: string, units: string) => creditText(t, format, programmeId, units);
}

/** "up to 2 points, by your minutes" where the minutes decide. */
export function useOfferedCredit() {
  const { t } = useTranslation('credits');
  const units = useCreditUnits();
  return ({ programmeId, units: most, byTime }: CreditOffer) =>
    byTime ? t('upTo', { units: units(programmeId, most) }) : units(programmeId, most);
}
