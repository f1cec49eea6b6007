import { and, count, eq, exists, gte, inArray, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import {
  consultationAbsences,
  consultationCases,
  consultationFields,
  consultationSpecialists,
} from '#db/schema/consultations.ts';
import type { Candidate } from '../assign/choose.ts';

/** Those who answer in a specialty in some countries, are verified today, and what waits for each. */
export async function readCandidates(
  read: Reader | Tx,
  { specialty, countries, today }: { specialty: string; countries: string[]; today: string },
): Promise<Candidate[]> {
  const own = consultationSpecialists.personId;
  const offering = and(
    eq(consultationFields.specialty, specialty),
    eq(consultationSpecialists.state, 'active'),
    inArray(consultationSpecialists.country, countries),
  );
  const rows = await read
    .select({
      personId: own,
      languages: consultationSpecialists.languages,
      days: consultationSpecialists.days,
      maxOpen: consultationSpecialists.maxOpen,
      lastAssignedAt: consultationSpecialists.lastAssignedAt,
      timeZone: people.timeZone,
    })
    .from(consultationFields)
    .innerJoin(consultationSpecialists, eq(own, consultationFields.personId))
    .innerJoin(people, eq(people.id, own))
    .where(
      and(
        offering,
        isNull(people.blockedAt),
        exists(
          read
            .select({ id: memberships.id })
            .from(memberships)
            .where(and(eq(memberships.personId, own), eq(memberships.state, 'accepted'))),
        ),
      ),
    );
  const waiting = await read
    .select({ personId: consultationCases.specialistId, open: count() })
    .from(consultationFields)
    .innerJoin(consultationCases, eq(consultationCases.specialistId, consultationFields.personId))
    .where(and(eq(consultationFields.specialty, specialty), eq(consultationCases.state, 'assigned')))
    .groupBy(consultationCases.specialistId);
  const away = await read
    .select({
      personId: consultationAbsences.personId,
      fromDay: consultationAbsences.fromDay,
      toDay: consultationAbsences.toDay,
    })
    .from(consultationFields)
    .innerJoin(consultationAbsences, eq(consultationAbsences.personId, consultationFields.personId))
    .where(and(eq(consultationFields.specialty, specialty), gte(consultationAbsences.toDay, today)));
  const open = new Map(waiting.map((each) => [each.personId, each.open]));
  const absences = new Map<string, { fromDay: string; toDay: string }[]>();
  for (const { personId, ...days } of away) absences.set(personId, [...(absences.get(personId) ?? []), days]);
  return rows.map((row) => ({
    ...row,
    open: open.get(row.personId) ?? 0,
    absences: absences.get(row.personId) ?? [],
  }));
}
