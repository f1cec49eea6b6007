import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { Pairs } from '#app/ui/table.tsx';
import { useOfferText } from './use-offer-text.ts';

/** Under the credit of a course, for those in several programmes: what it is in each. */
export function OfferedCredit({ credit }: { credit: CreditOffer | null }) {
  const offerText = useOfferText();
  if (!credit || credit.own.length < 2) return null;
  return (
    <Pairs
      text
      pairs={credit.own.map((each) => [programmeOrThrow(each.programmeId).name, offerText(each)])}
    />
  );
}
