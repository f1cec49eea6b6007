import type { ActivityType } from '#app/domains/credits/activities/activity-types.ts';
import { type Offered, offeredCredit } from '#app/domains/credits/ledger/credit-of.ts';
import type { RuleSet } from '#app/domains/credits/rules/rule-sets.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { type CountedAccreditation, accreditationOn } from './accreditation.ts';

export type ProgrammeOffer = Offered & { programmeId: string };
/** The credit that stands for a version where there is room for one, and what it offers in each of the reader's programmes. */
export type CreditOffer = ProgrammeOffer & { own: ProgrammeOffer[] };

/** What a version counts as, and whether it is for the reader's own specialty. */
export type OfferedCourse = { id: string; activityType: ActivityType; inSpecialty: boolean; minutes: number };

/** Of what a version is accredited for today, the credit to show to a reader: their own programmes first, their country's, then any. */
export function creditOffer(
  accreditations: CountedAccreditation[],
  course: OfferedCourse,
  sets: Map<string, RuleSet[]>,
  today: string,
  reader: { programmeIds: string[]; country: string | null },
): CreditOffer | null {
  const offers = PROGRAMMES.flatMap((programme) => {
    const found = accreditationOn(accreditations, course.id, programme.id, today);
    if (!found) return [];
    const taken = { ...course, courseVersionId: course.id, date: today };
    const rules = sets.get(programme.id) ?? [programme.ruleSet];
    const offered = { programmeId: programme.id, ...offeredCredit(programme, rules, taken, found) };
    return [{ country: programme.country, offered }];
  });
  const own = offers
    .map((each) => each.offered)
    .filter((each) => reader.programmeIds.includes(each.programmeId));
  const chosen = own[0] ?? (offers.find(({ country }) => country === reader.country) ?? offers[0])?.offered;
  return chosen ? { ...chosen, own } : null;
}
