import { eq } from 'drizzle-orm';
import { type Accreditation, accreditationOn } from '#app/domains/credits/accreditation/accreditation.ts';
import { listAccreditationsIn } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { PROGRAMMES, type Programme } from '#app/domains/credits/rules/programmes.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import type { RuleSet } from '#app/domains/credits/rules/rule-sets.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { creditOf } from './credit-of.ts';
import { type Participation, countedParticipations, isGivenBefore } from './ledger.ts';

export type EarnedCredit = {
  programme: Programme;
  accreditation: Accreditation & { association: string };
  /** Exact text in the programme's unit. */
  units: string;
};

/**
 * What a line of a course has earned by itself: one for each programme whose accreditation holds on its day and gives the line
 * its credit. The caller has authorised. `sets` in place of reading those in force, for many lines at once.
 */
export async function readEarnedCreditIn(
  read: Reader,
  line: Participation,
  sets?: Map<string, RuleSet[]>,
): Promise<EarnedCredit[]> {
  if (line.courseVersionId === null) return [];
  const rules = sets ?? (await readRuleSets(read));
  const granted = await listAccreditationsIn(read, line.courseVersionId);
  const versions = await read
    .select({
      id: courseVersions.id,
      courseId: courseVersions.courseId,
      specialties: courseVersions.specialties,
    })
    .from(courseVersions)
    .where(eq(courseVersions.id, line.courseVersionId));
  const [person] = await read
    .select({ specialty: people.specialty })
    .from(people)
    .where(eq(people.id, line.personId));
  const [counted] = countedParticipations(
    [line],
    new Map(versions.map((each) => [each.id, each])),
    person?.specialty ?? null,
  );
  if (!counted) return [];
  return PROGRAMMES.flatMap((programme) => {
    const accreditation = accreditationOn(granted, line.courseVersionId, programme.id, counted.date);
    if (!accreditation || isGivenBefore(counted, programme.id)) return [];
    const units = creditOf(programme, rules.get(programme.id) ?? [programme.ruleSet], counted, accreditation);
    return [{ programme, accreditation, units }];
  });
}
