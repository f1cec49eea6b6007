import {
  type CountedAccreditation,
  accreditationOn,
} from '#app/domains/credits/accreditation/accreditation.ts';
import { type Place, worthOf } from '#app/domains/credits/counting/worth.ts';
import { PROGRAMMES, type ProgrammeId } from '#app/domains/credits/rules/programmes.ts';
import type { RuleSet } from '#app/domains/credits/rules/rule-sets.ts';
import { type CountedParticipation, isGivenBefore } from './ledger.ts';

/** What a line is worth in one programme: an exact text in its unit, and the accreditation that gives it. */
export type LineWorth<A> = { programmeId: ProgrammeId; units: string; accreditation: A };

/** In every programme of which an accreditation holds on the line's day, and gives it credit. */
export const worthsOfLine = <A extends CountedAccreditation>(
  line: CountedParticipation,
  granted: A[],
  sets: Map<string, RuleSet[]>,
  places: Map<string, Place>,
): LineWorth<A>[] =>
  PROGRAMMES.flatMap((programme) => {
    const accreditation = accreditationOn(granted, line.courseVersionId, programme.id, line.date);
    if (!accreditation || isGivenBefore(line, programme.id)) return [];
    const { units } = worthOf(
      programme,
      line,
      accreditation,
      sets.get(programme.id),
      places.get(programme.id),
    );
    return [{ programmeId: programme.id, units, accreditation }];
  });
