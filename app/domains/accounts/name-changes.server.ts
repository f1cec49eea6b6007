import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { associations, memberships, nameChanges, people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { isOfficerOf, isOwn, mustBeAllowed, mustBeSignedIn } from './permissions.ts';

/** Whether an association stands for somebody's name: a membership of theirs was accepted and has not ended. */
export const isVerified = async (read: Reader | Tx, personId: string): Promise<boolean> =>
  (await read.$count(
    memberships,
    and(eq(memberships.personId, personId), eq(memberships.state, 'accepted')),
  )) > 0;

/** One's own verified name: whether it is one, who decides about another, and the newest request; none: never asked. */
export async function readOwnName(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const deciders = await ctx.db.read
    .select({ id: associations.id, name: associations.name, language: associations.language })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .where(and(eq(memberships.personId, ctx.actor.id), eq(memberships.state, 'accepted')))
    .orderBy(asc(associations.name));
  const [last] = await ctx.db.read
    .select()
    .from(nameChanges)
    .where(eq(nameChanges.personId, ctx.actor.id))
    .orderBy(desc(nameChanges.requestedAt))
    .limit(1);
  return { verified: deciders.length > 0, deciders, last: last ?? null };
}

/** Requests of members that an association has verified, for its officers, the oldest first. */
export async function listNameChanges(ctx: Ctx, associationId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const rows = await ctx.db.read
    .select({ change: nameChanges, registrationNumber: memberships.registrationNumber })
    .from(nameChanges)
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, nameChanges.personId),
        eq(memberships.associationId, associationId),
        eq(memberships.state, 'accepted'),
      ),
    )
    .where(eq(nameChanges.state, 'requested'))
    .orderBy(asc(nameChanges.requestedAt))
    .limit(50);
  return rows.map((row) => ({ ...row, own: isOwn(ctx.actor, row.change.personId) }));
}

/** A change that an association has approved after an instant. */
export type ApprovedName = { before: string; name: string; at: Date; association: string };

/**
 * Approved changes of somebody's name since then, the oldest first; the caller has shown that the actor may know. Empty
 * where the name is today what it was.
 */
export async function listNamesSince(
  read: Reader,
  personId: string,
  { name, at }: { name: string; at: Date },
): Promise<ApprovedName[]> {
  const [person] = await read.select({ name: people.name }).from(people).where(eq(people.id, personId));
  if (person?.name === name) return [];
  return read
    .select({
      before: nameChanges.nameBefore,
      name: nameChanges.name,
      at: nameChanges.decidedAt,
      association: associations.name,
    })
    .from(nameChanges)
    .innerJoin(associations, eq(associations.id, nameChanges.associationId))
    .where(
      and(
        eq(nameChanges.personId, personId),
        eq(nameChanges.state, 'approved'),
        gt(nameChanges.decidedAt, at),
      ),
    )
    .orderBy(asc(nameChanges.decidedAt))
    .then((rows) => rows.map((row) => ({ ...row, at: row.at! })));
}
