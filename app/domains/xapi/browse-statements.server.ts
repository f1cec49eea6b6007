import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { DomainError } from '#app/platform/errors.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { statements } from '#db/schema/xapi.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { requireMember } from '../accounts/memberships.server.ts';
import { isAdministrator, isOfficerOf, mustBeAllowed } from '../accounts/permissions.ts';
import { byTime, learnerKey, type Statement, statementOf } from './list-statements.server.ts';
import { type Cursor, findStatements, type Filters, readCursor } from './query-statements.server.ts';
import { activityKey, verbKey } from './statement/keys.ts';
import { isIri, isUuid } from './statement/scalars.ts';

const BROWSED = 50;
const DAY_MS = 86_400_000;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional().catch(undefined); // oxfmt-ignore
/** What somebody filters a list by; what cannot be read is no filter. Days are of UTC. */
const Sieve = z.object({
  email: z.string().trim().max(320).optional().catch(undefined),
  verb: z.string().refine(isIri).optional().catch(undefined),
  activity: z.string().trim().refine(isIri).optional().catch(undefined),
  registration: z.string().trim().refine(isUuid).optional().catch(undefined),
  from: day,
  to: day,
});
export type Sieve = z.infer<typeof Sieve>;

const filtersOf = ({ verb, activity, registration, from, to }: Sieve): Filters => ({
  verb: verb && verbKey(verb),
  activity: activity && activityKey(activity),
  relatedActivities: true,
  registration: registration?.toLowerCase(),
  since: from ? new Date(Date.parse(from) - 1) : undefined,
  until: to ? new Date(Date.parse(to) + DAY_MS - 1) : undefined,
  limit: BROWSED,
});

export type Browsed = { statements: Statement[]; next: Cursor | null };

async function browse(ctx: Ctx, filters: Filters, after?: Cursor): Promise<Browsed> {
  const { rows, next } = await findStatements(ctx.db.read, filters, after);
  return { statements: byTime(rows.map(statementOf)), next };
}

/** The record of one member, for the officers of an association. Throws `not_found`. */
export async function browseMember(
  ctx: Ctx,
  associationId: string,
  personId: string,
  sieve: Sieve,
  after?: Cursor,
): Promise<Browsed & { name: string }> {
  const { person } = await requireMember(ctx, associationId, personId);
  const agent = learnerKey(ctx, person.opaqueId);
  return { name: person.name, ...(await browse(ctx, { ...filtersOf(sieve), agent }, after)) };
}

/** Everybody's record, for an administrator; `unknown` where nobody has the address that was typed. */
export async function browseAll(
  ctx: Ctx,
  sieve: Sieve,
  after?: Cursor,
): Promise<Browsed & { unknown: boolean }> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  if (!sieve.email) return { unknown: false, ...(await browse(ctx, filtersOf(sieve), after)) };
  const [person] = await ctx.db.read
    .select({ opaqueId: people.opaqueId })
    .from(people)
    .where(eq(people.email, sieve.email.toLowerCase()));
  if (!person) return { unknown: true, statements: [], next: null };
  const agent = learnerKey(ctx, person.opaqueId);
  return { unknown: false, ...(await browse(ctx, { ...filtersOf(sieve), agent }, after)) };
}

export type Opened = { statement: Statement; voided: boolean; person: string | null };

/** The person of ours that a statement is about. */
async function actorOf(ctx: Ctx, statement: Statement) {
  const actor = statement['actor'] as { account?: { homePage: string; name: string } };
  if (actor.account?.homePage !== ctx.settings.appOrigin) return undefined;
  const [person] = await ctx.db.read
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.opaqueId, actor.account.name));
  return person;
}

async function open(ctx: Ctx, id: string): Promise<Opened & { personId: string | null }> {
  const [row] = await ctx.db.read.select().from(statements).where(eq(statements.id, id.toLowerCase()));
  if (!row) throw new DomainError('not_found');
  const statement = statementOf(row);
  const person = await actorOf(ctx, statement);
  return {
    statement,
    voided: row.voidedBy !== null,
    person: person?.name ?? null,
    personId: person?.id ?? null,
  };
}

/** One statement about a member, for the officers of the association. Throws `not_found`. */
export async function openMemberStatement(
  ctx: Ctx,
  associationId: string,
  personId: string,
  id: string,
): Promise<Opened> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const opened = await open(ctx, id);
  const member = and(
    eq(memberships.associationId, associationId),
    eq(memberships.personId, personId),
    eq(memberships.state, 'accepted'),
  );
  mustBeAllowed(ctx, opened.personId === personId && (await ctx.db.read.$count(memberships, member)) > 0);
  return opened;
}

/** Any statement, for an administrator. Throws `not_found`. */
export async function openStatement(ctx: Ctx, id: string): Promise<Opened> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  return open(ctx, id);
}

/** What an address asks a list for: its filters, where to go on, and the filters again as a query. */
export function readSieve(parameters: URLSearchParams): {
  sieve: Sieve;
  after: Cursor | undefined;
  query: string;
} {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value.trim() !== ''));
  const sieve = Sieve.parse(given);
  const kept = Object.entries(sieve).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    sieve,
    after: readCursor(parameters.get('after')),
    query: new URLSearchParams(kept).toString(),
  };
}
