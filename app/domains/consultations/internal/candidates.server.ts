import { and, asc, eq, exists, gte, inArray, isNull, sql } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import {
  consultationAbsences,
  consultationCases,
  consultationFields,
  consultationSpecialists,
} from '#db/schema/consultations.ts';
import type { Candidate } from '#app/domains/consultations/assignments/choose-specialist.ts';

/** So many are looked at at once: mostly one of the first few is there. */
export const CANDIDATES_PER_BATCH = 100;

type Wanted = {
  specialty: string;
  countries: string[];
  /** Absences that ended before this calendar date are over everywhere. */
  today: string;
  /** One person alone. */
  only?: string;
};

/**
 * Verified specialists of a specialty in some countries, with their open cases, in the order of `chooseSpecialist`; `from` have
 * been considered before.
 */
export async function readCandidates(
  read: Reader | Tx,
  { specialty, countries, today, only }: Wanted,
  from: number,
): Promise<Candidate[]> {
  const own = consultationSpecialists.personId;
  const open = sql<number>`(select count(*) from ${consultationCases} where ${consultationCases.specialistId} = ${own} and ${consultationCases.state} = 'assigned')`;
  const rows = await read
    .select({
      personId: own,
      languages: consultationSpecialists.languages,
      days: consultationSpecialists.days,
      maxOpen: consultationSpecialists.maxOpen,
      lastAssignedAt: consultationSpecialists.lastAssignedAt,
      timeZone: people.timeZone,
      open: open.mapWith(Number),
    })
    .from(consultationFields)
    .innerJoin(consultationSpecialists, eq(own, consultationFields.personId))
    .innerJoin(people, eq(people.id, own))
    .where(
      and(
        eq(consultationFields.specialty, specialty),
        only === undefined ? undefined : eq(consultationFields.personId, only),
        eq(consultationSpecialists.state, 'active'),
        inArray(consultationSpecialists.country, countries),
        isNull(people.blockedAt),
        exists(
          read
            .select({ id: memberships.id })
            .from(memberships)
            .where(isAcceptedMembership({ personId: own })),
        ),
      ),
    )
    .orderBy(
      sql`${open} * 1.0 / ${consultationSpecialists.maxOpen}`,
      asc(consultationSpecialists.lastAssignedAt),
      asc(own),
    )
    .limit(CANDIDATES_PER_BATCH)
    .offset(from);
  const away = await read
    .select()
    .from(consultationAbsences)
    .where(
      and(
        inArray(
          consultationAbsences.personId,
          rows.map(({ personId }) => personId),
        ),
        gte(consultationAbsences.toDay, today),
      ),
    );
  return rows.map((row) => ({
    ...row,
    absences: away.filter(({ personId }) => personId === row.personId),
  }));
}
