import { type Place, worthOf } from '#app/domains/credits/counting/worth.ts';
import { wholeVersion } from '#app/domains/credits/ledger/whole-version.ts';
import { PROGRAMMES, type ProgrammeId } from '#app/domains/credits/rules/programmes.ts';
import type { RuleSet } from '#app/domains/credits/rules/rule-sets.ts';
import { type CountedAccreditation, accreditationOn } from './accreditation.ts';

/** `units` is an exact text; `byTime`: at the most, by one's own minutes. */
export type CreditOffer = { programmeId: ProgrammeId; units: string; byTime: boolean };

/** What an activity of the catalogue is to the rules. */
export type OfferedVersion = {
  id: string;
  courseId: string;
  minutes: number;
  specialties: string[];
  activityType: string;
};

export type OfferReader = {
  /** Their programmes, with their place in each. */
  places: Map<string, Place>;
  country: string | null;
  specialty: string | null;
};

/** What a version gives on a day to somebody who takes all of it, in every programme in which it is accredited then. */
export function creditOffers(
  accreditations: CountedAccreditation[],
  version: OfferedVersion,
  today: string,
  { places, specialty }: Pick<OfferReader, 'places' | 'specialty'>,
  sets: Map<string, RuleSet[]>,
): CreditOffer[] {
  const taken = wholeVersion(version, today, specialty);
  return PROGRAMMES.flatMap((programme) => {
    const found = accreditationOn(accreditations, version.id, programme.id, today);
    if (!found) return [];
    const worth = worthOf(programme, taken, found, sets.get(programme.id), places.get(programme.id));
    return [{ programmeId: programme.id, ...worth }];
  });
}

/** The one to show to a reader: of their own programmes first, of their country's, then any. */
export const offerFor = (
  offers: CreditOffer[],
  { places, country }: Pick<OfferReader, 'places' | 'country'>,
): CreditOffer | null =>
  offers.find(({ programmeId }) => places.has(programmeId)) ??
  offers.find(({ programmeId }) => PROGRAMMES.find(({ id }) => id === programmeId)!.country === country) ??
  offers[0] ??
  null;
