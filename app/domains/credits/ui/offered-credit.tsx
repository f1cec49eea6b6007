import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { Pairs } from '#app/ui/table.tsx';
import { useOfferText } from './use-offer-text.ts';
import { useProgrammeName } from './use-programmes.ts';

/** Under the credit of a course, for those in several programmes: what it is in each. */
export function OfferedCredit({ credit }: { credit: CreditOffer | null }) {
  const offerText = useOfferText();
  const programmeName = useProgrammeName();
  if (!credit || credit.own.length < 2) return null;
  return <Pairs text pairs={credit.own.map((each) => [programmeName(each.programmeId), offerText(each)])} />;
}
