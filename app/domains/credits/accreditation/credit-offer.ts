import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { type CountedAccreditation, accreditationOn } from './accreditation.ts';

export type CreditOffer = { programmeId: string; units: string };

/** Of what a version is accredited for today, the credit to show to a reader: their own programmes first, their country's, then any. */
export function creditOffer(
  accreditations: CountedAccreditation[],
  versionId: string,
  today: string,
  reader: { programmeIds: string[]; country: string | null },
): CreditOffer | null {
  const offers = PROGRAMMES.flatMap((programme) => {
    const found = accreditationOn(accreditations, versionId, programme.id, today);
    return found ? [{ programme, units: found.units }] : [];
  });
  const chosen =
    offers.find(({ programme }) => reader.programmeIds.includes(programme.id)) ??
    offers.find(({ programme }) => programme.country === reader.country) ??
    offers[0];
  return chosen ? { programmeId: chosen.programme.id, units: chosen.units } : null;
}
