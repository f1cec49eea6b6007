import { asc, desc, eq, inArray } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { groupBy } from '#app/platform/group.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditations, participations, programmeEnrolments } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { requireMember } from '../accounts/memberships.server.ts';
import { mustBeSignedIn } from '../accounts/permissions.ts';
import {
  type CountedAccreditation,
  type CountedParticipation,
  countCredit,
  type ProgrammeCredit,
} from './count.ts';
import { programmeOrThrow } from './programmes.ts';
import { readRuleSets } from './read-rule-sets.server.ts';
import type { RuleSet } from './rule-sets.ts';
import type { Participation } from './record-participation.server.ts';

/** One's own credit in every programme one is enrolled in. */
export async function readOwnCredit(ctx: Ctx): Promise<ProgrammeCredit[]> {
  mustBeSignedIn(ctx);
  return (await creditOf(ctx, [ctx.actor.id])).get(ctx.actor.id) ?? [];
}

/** A member's credit, for an officer of the association; throws `not_found`. */
export async function readMemberCredit(
  ctx: Ctx,
  associationId: string,
  personId: string,
): Promise<ProgrammeCredit[]> {
  await requireMember(ctx, associationId, personId);
  return (await creditOf(ctx, [personId])).get(personId) ?? [];
}

/** Credit of many people at once; the caller has shown that the actor may see them. */
export const creditOf = (ctx: Ctx, personIds: string[]): Promise<Map<string, ProgrammeCredit[]>> =>
  creditFrom(ctx.db.read, ctx.now, personIds);

/** Everything that the credit of some people is counted from. */
export type Books = {
  people: { id: string; specialty: string | null }[];
  enrolments: Map<string, (typeof programmeEnrolments.$inferSelect)[]>;
  ledger: Map<string, CountedParticipation[]>;
  accreditations: CountedAccreditation[];
  sets: Map<string, RuleSet[]>;
  today: string;
};

/** As `creditOf`, as a unit sees it; `sets` in place of those in force, to see what they would change. */
export async function creditFrom(
  read: Reader,
  now: Date,
  personIds: string[],
  sets?: Map<string, RuleSet[]>,
): Promise<Map<string, ProgrammeCredit[]>> {
  if (personIds.length === 0) return new Map();
  const books = await readBooks(read, now, personIds, sets);
  return new Map(
    books.people.map(({ id }) => [
      id,
      (books.enrolments.get(id) ?? []).map((enrolment) =>
        countEnrolment(books, enrolment, books.ledger.get(id) ?? []),
      ),
    ]),
  );
}

export const countEnrolment = (
  { accreditations: granted, sets, today }: Books,
  { confirmedAt, ...enrolment }: typeof programmeEnrolments.$inferSelect,
  ledger: CountedParticipation[],
): ProgrammeCredit =>
  countCredit(
    programmeOrThrow(enrolment.programmeId),
    { ...enrolment, confirmed: confirmedAt !== null },
    ledger,
    granted,
    today,
    sets.get(enrolment.programmeId),
  );

export async function readBooks(
  read: Reader,
  now: Date,
  personIds: string[],
  sets?: Map<string, RuleSet[]>,
): Promise<Books> {
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
    .select({ id: people.id, specialty: people.specialty })
    .from(people)
    .where(inArray(people.id, personIds));
  const activityOf = new Map(activities.map((each) => [each.id, each]));
  const rowsOf = groupBy(rows, (row) => row.personId);
  return {
    people: own,
    enrolments: groupBy(enrolments, (row) => row.personId),
    ledger: new Map(
      own.map(({ id, specialty }) => [id, countedFrom(rowsOf.get(id) ?? [], activityOf, specialty)]),
    ),
    accreditations: granted,
    sets: sets ?? (await readRuleSets(read)),
    today: now.toISOString().slice(0, 10),
  };
}

type LedgerRow = Pick<
  Participation,
  | 'id'
  | 'title'
  | 'kind'
  | 'activityType'
  | 'courseVersionId'
  | 'endedAt'
  | 'minutes'
  | 'sessions'
  | 'stated'
  | 'countsIn'
  | 'reverses'
  | 'onlyReverses'
>;

function countedFrom(
  rows: LedgerRow[],
  activities: Map<string, { courseId: string; specialties: string[] }>,
  specialty: string | null,
): CountedParticipation[] {
  const reversed = new Set(rows.map((row) => row.reverses));
  return rows
    .filter((row) => !row.onlyReverses)
    .map((row) => {
      const activity = row.courseVersionId === null ? undefined : activities.get(row.courseVersionId);
      return {
        id: row.id,
        title: row.title,
        kind: row.kind,
        activityType: row.activityType,
        courseVersionId: row.courseVersionId,
        activityId: activity?.courseId ?? row.id,
        inSpecialty: specialty !== null && (activity?.specialties.includes(specialty) ?? false),
        date: row.endedAt.toISOString().slice(0, 10),
        minutes: row.minutes,
        sessions: row.sessions,
        stated: row.stated,
        countsIn: row.countsIn,
        reversed: reversed.has(row.id),
      };
    });
}

export async function listOwnParticipations(ctx: Ctx): Promise<Participation[]> {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select()
    .from(participations)
    .where(eq(participations.personId, ctx.actor.id))
    .orderBy(desc(participations.endedAt));
}

/** One line of a member's ledger, for an officer of the association; throws `not_found`. */
export async function readMemberParticipation(
  ctx: Ctx,
  associationId: string,
  participationId: string,
): Promise<Participation> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(participations).where(eq(participations.id, participationId));
  if (!row) throw new DomainError('not_found');
  await requireMember(ctx, associationId, row.personId);
  return row;
}

/** The line that took this one back; the caller has shown that the actor may see it. */
export async function findReversal(ctx: Ctx, participationId: string): Promise<Participation | null> {
  const [row] = await ctx.db.read
    .select()
    .from(participations)
    .where(eq(participations.reverses, participationId));
  return row ?? null;
}
