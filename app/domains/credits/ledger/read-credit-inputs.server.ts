import { asc, inArray } from 'drizzle-orm';
import type { CountedAccreditation } from '#app/domains/credits/accreditation/accreditation.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import type { RuleSet } from '#app/domains/credits/rules/rule-sets.ts';
import { groupBy } from '#app/platform/group.ts';
import { type Day, dayIn } from '#app/platform/time.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditations, participations, programmeEnrolments } from '#db/schema/credits.ts';
import { type CountedParticipation, countedParticipations } from './ledger.ts';

/** Everything that the credit of some people is counted from. */
export type CreditInputs = {
  people: { id: string; specialty: string | null }[];
  enrolments: Map<string, (typeof programmeEnrolments.$inferSelect)[]>;
  ledger: Map<string, CountedParticipation[]>;
  accreditations: CountedAccreditation[];
  sets: Map<string, RuleSet[]>;
  /** The day it is for each of them. */
  today: Map<string, Day>;
};

export async function readCreditInputs(
  read: Reader,
  now: Date,
  personIds: string[],
  sets?: Map<string, RuleSet[]>,
): Promise<CreditInputs> {
  const enrolments = await read
    .select()
    .from(programmeEnrolments)
    .where(inArray(programmeEnrolments.personId, personIds))
    .orderBy(asc(programmeEnrolments.createdAt));
  // Only what counts: whole rows with their evidence would take twice the time of the count itself.
  const rows = await read
    .select({
      id: participations.id,
      personId: participations.personId,
      title: participations.title,
      kind: participations.kind,
      activityType: participations.activityType,
      courseVersionId: participations.courseVersionId,
      endedAt: participations.endedAt,
      minutes: participations.minutes,
      sessions: participations.sessions,
      stated: participations.stated,
      countsIn: participations.countsIn,
      reverses: participations.reverses,
      onlyReverses: participations.onlyReverses,
    })
    .from(participations)
    .where(inArray(participations.personId, personIds));
  const versions = [...new Set(rows.flatMap(({ courseVersionId }) => courseVersionId ?? []))];
  const [granted, activities] = versions.length
    ? [
        await read.select().from(accreditations).where(inArray(accreditations.courseVersionId, versions)),
        await read
          .select({
            id: courseVersions.id,
            courseId: courseVersions.courseId,
            specialties: courseVersions.specialties,
          })
          .from(courseVersions)
          .where(inArray(courseVersions.id, versions)),
      ]
    : [[], []];
  const own = await read
    .select({ id: people.id, specialty: people.specialty, timeZone: people.timeZone })
    .from(people)
    .where(inArray(people.id, personIds));
  const activityOf = new Map(activities.map((each) => [each.id, each]));
  const rowsOf = groupBy(rows, (row) => row.personId);
  return {
    people: own,
    enrolments: groupBy(enrolments, (row) => row.personId),
    ledger: new Map(
      own.map(({ id, specialty }) => [
        id,
        countedParticipations(rowsOf.get(id) ?? [], activityOf, specialty),
      ]),
    ),
    accreditations: granted,
    sets: sets ?? (await readRuleSets(read)),
    today: new Map(own.map(({ id, timeZone }) => [id, dayIn(timeZone, now)])),
  };
}
