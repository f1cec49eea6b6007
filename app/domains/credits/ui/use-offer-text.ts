import { useTranslation } from '#app/i18n/use-translation.ts';
import type { ProgrammeOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { useCreditUnits } from './use-credit-units.ts';

/** What a course offers; where the minutes decide, that it is the most. */
export function useOfferText() {
  const { t } = useTranslation('credits');
  const units = useCreditUnits();
  return ({ programmeId, units: most, byMinutes }: ProgrammeOffer): string =>
    byMinutes ? t('offer.upTo', { units: units(programmeId, most) }) : units(programmeId, most);
}
