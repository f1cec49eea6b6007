import { useTranslation } from '#app/i18n/use-translation.ts';
import type { ProgrammeOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { useCreditUnits } from './use-credit-units.ts';

/** What a course offers; where the minutes decide, that it is the most. Less than one unit says little: there its `minutes` come first. */
export function useOfferText() {
  const { t, i18n } = useTranslation('credits');
  const units = useCreditUnits();
  return ({ programmeId, units: most, byMinutes }: ProgrammeOffer, minutes?: number): string => {
    const offered = byMinutes
      ? t('offer.upTo', { units: units(programmeId, most) })
      : units(programmeId, most);
    if (minutes === undefined || !isLessThanOne(most)) return offered;
    const lower = offered.charAt(0).toLocaleLowerCase(i18n.language) + offered.slice(1);
    return `${t('common:minutes', { count: minutes })} – ${lower}`;
  };
}

/** Of an exact text. */
const isLessThanOne = (units: string): boolean => {
  const [part, whole = '1'] = units.split('/');
  return Number(part) < Number(whole);
};
