import { type SQL, and, eq, isNull, or, sql } from 'drizzle-orm';
import { readAssociationLanguage } from '#app/domains/accounts/associations/read-association-language.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { byName } from '#app/domains/accounts/people/by-name.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { requireOwnProgramme } from '#app/domains/credits/internal/require-own-programme.server.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

const PEOPLE_A_PAGE = 50;

/** Not in the programme; its cycle is not confirmed; the member has not agreed in the profile. */
export type LeftOutReason = 'not_enrolled' | 'not_confirmed' | 'no_consent';

/** Members of an association who would not be in its next file of a programme, with every reason, by name and a page at a time. Throws `not_found`. */
export async function listLeftOut(ctx: Ctx, associationId: string, programmeId: string, page: number) {
  await requireOwnProgramme(ctx, associationId, programmeId);
  const { read } = ctx.db;
  const ofProgramme = and(
    eq(programmeEnrolments.personId, people.id),
    eq(programmeEnrolments.programmeId, boundValue('programmeId')),
  );
  const leftOut: SQL = or(
    isNull(programmeEnrolments.id),
    isNull(programmeEnrolments.confirmedAt),
    isNull(memberships.exportConsentAt),
  )!;
  const where = and(isAcceptedMembership({ associationId: boundValue('associationId') }), leftOut);
  const language = await readAssociationLanguage(read, associationId);
  const query = prepared(read, `left_out_${language}`, () =>
    read
      .select({
        ...NAMED_PERSON,
        enrolmentId: programmeEnrolments.id,
        confirmedAt: programmeEnrolments.confirmedAt,
        consentAt: memberships.exportConsentAt,
      })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .leftJoin(programmeEnrolments, ofProgramme)
      .where(where)
      .orderBy(...byName(language))
      .limit(PEOPLE_A_PAGE)
      .offset(boundValue('offset')),
  );
  const asked = { associationId, programmeId };
  const rows = await query.execute({ ...asked, offset: (page - 1) * PEOPLE_A_PAGE });
  const count = async () => {
    const [all] = await prepared(read, 'left_out_count', () =>
      read
        .select({ count: sql<number>`count(*)`.mapWith(Number) })
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.personId))
        .leftJoin(programmeEnrolments, ofProgramme)
        .where(where),
    ).execute(asked);
    return all!.count;
  };
  const isWhole = page === 1 && rows.length < PEOPLE_A_PAGE;
  const total = isWhole ? rows.length : await count();
  return {
    total,
    pages: Math.ceil(total / PEOPLE_A_PAGE),
    people: rows.map(({ enrolmentId, confirmedAt, consentAt, ...person }) => ({
      ...person,
      reasons: [
        ...(enrolmentId === null
          ? (['not_enrolled'] as const)
          : confirmedAt === null
            ? (['not_confirmed'] as const)
            : []),
        ...(consentAt === null ? (['no_consent'] as const) : []),
      ] satisfies LeftOutReason[],
    })),
  };
}
