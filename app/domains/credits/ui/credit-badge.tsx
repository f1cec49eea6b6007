import type { ProgrammeOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useOfferText } from './use-offer-text.ts';

/** Credit of a row, at its end. */
export function CreditBadge({ minutes, ...offer }: ProgrammeOffer & { minutes?: number }) {
  const text = useOfferText()(offer, minutes);
  const number = useFormat().decimal(offer.units);
  const [before = '', after = ''] = text.split(number);
  return (
    <div className="worth">
      {before.trim()} <b>{number}</b> {after.trim()}
    </div>
  );
}
