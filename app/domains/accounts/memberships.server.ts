import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import type { Ctx, SignedInCtx } from './ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn, mustBeSomebodyElse } from './permissions.ts';
import { EndMembershipInput, MembershipDecision, MembershipInput } from './schemas.ts';

export type Association = typeof associations.$inferSelect;

export const listAssociations = (ctx: Ctx): Promise<Association[]> =>
  ctx.db.read.select().from(associations).orderBy(asc(associations.country), asc(associations.name));

/** For its officers; anybody else does not learn that it exists. */
export async function requireOwnAssociation(ctx: Ctx, slug: string): Promise<Association> {
  mustBeSignedIn(ctx);
  const [found] = await ctx.db.read.select().from(associations).where(eq(associations.slug, slug));
  mustBeAllowed(ctx, found !== undefined && isOfficerOf(ctx.actor, found.id));
  return found!;
}

export async function listOwnAssociations(ctx: Ctx): Promise<Association[]> {
  if (!ctx.actor || ctx.actor.officerOf.length === 0) return [];
  return ctx.db.read
    .select()
    .from(associations)
    .where(inArray(associations.id, ctx.actor.officerOf))
    .orderBy(asc(associations.name));
}

export async function listOwnMemberships(ctx: Ctx) {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select({ membership: memberships, association: associations })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .where(eq(memberships.personId, ctx.actor.id))
    .orderBy(asc(memberships.requestedAt));
}

/** Asks to join; throws `membership_open` where a request waits or was accepted. */
export async function applyForMembership(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = MembershipInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [association] = await tx
      .select()
      .from(associations)
      .where(eq(associations.id, input.associationId));
    if (!association) throw new DomainError('not_found');
    const open = and(
      eq(memberships.personId, actor.id),
      eq(memberships.associationId, association.id),
      inArray(memberships.state, ['requested', 'accepted']),
    );
    if ((await tx.$count(memberships, open)) > 0) throw new DomainError('membership_open');
    await tx
      .insert(memberships)
      .values({ id, ...input, personId: actor.id, state: 'requested', requestedAt: ctx.now });
    await appendAudit(tx, ctx, 'accounts.membership-asked', id, input);
  });
}

const MEMBER = {
  membership: memberships,
  person: {
    id: people.id,
    opaqueId: people.opaqueId,
    name: people.name,
    profession: people.profession,
    specialty: people.specialty,
    region: people.region,
    country: people.country,
    email: people.email,
    locale: people.locale,
  },
};

/** Those who ask to join an association, for its officers. */
export async function listApplicants(ctx: Ctx, associationId: string): Promise<Member[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select(MEMBER)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.associationId, associationId), eq(memberships.state, 'requested')))
    .orderBy(asc(memberships.requestedAt));
}

export type Member = {
  membership: typeof memberships.$inferSelect;
  person: Pick<typeof people.$inferSelect, keyof (typeof MEMBER)['person']>;
};

/** An accepted member of an association, for its officers; throws `not_found`. */
export async function requireMember(ctx: Ctx, associationId: string, personId: string): Promise<Member> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [found] = await ctx.db.read
    .select(MEMBER)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.associationId, associationId),
        eq(memberships.personId, personId),
        eq(memberships.state, 'accepted'),
      ),
    );
  if (!found) throw new DomainError('not_found');
  return found;
}

/** An officer's word on somebody else's request: this, with who and when, is what "verified" means. Throws `own_decision`. */
export async function decideMembership(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const input = MembershipDecision.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(memberships).where(eq(memberships.id, input.membershipId));
    mustBeAllowed(ctx, row !== undefined && isOfficerOf(ctx.actor, row.associationId));
    mustBeSomebodyElse(ctx, row!.personId);
    const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, row!.personId));
    // The name is what gets verified: the officer must have read the one that stands now.
    if (input.name !== '' && input.name !== person!.name) throw new DomainError('changed_meanwhile');
    const [decided] = await tx
      .update(memberships)
      .set({
        state: input.decision,
        reason: input.reason || null,
        decidedAt: ctx.now,
        decidedBy: ctx.actor.id,
      })
      .where(and(eq(memberships.id, input.membershipId), eq(memberships.state, 'requested')))
      .returning();
    if (!decided) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'accounts.membership-decided', row!.id, {
      membershipId: input.membershipId,
      decision: input.decision,
      reason: input.reason,
    });
  });
}

/** A licence has lapsed, or somebody leaves: from now on nobody takes them for verified. Throws `own_decision`. */
export async function endMembership(
  ctx: Ctx,
  associationId: string,
  personId: string,
  raw: unknown,
): Promise<void> {
  await requireMember(ctx, associationId, personId);
  mustBeSomebodyElse(ctx as SignedInCtx, personId);
  const { reason } = EndMembershipInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [ended] = await tx
      .update(memberships)
      .set({ state: 'ended', reason, decidedAt: ctx.now, decidedBy: ctx.actor!.id })
      .where(
        and(
          eq(memberships.associationId, associationId),
          eq(memberships.personId, personId),
          eq(memberships.state, 'accepted'),
        ),
      )
      .returning();
    if (!ended) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'accounts.membership-ended', ended.id, { reason });
  });
}

/** The association that has verified somebody, of their own country first; none: nobody has, or not any more. */
export async function findVerifying(read: Reader | Tx, personId: string): Promise<Association | null> {
  const rows = await read
    .select({ association: associations, country: people.country })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.state, 'accepted'),
        isNull(people.blockedAt),
        inArray(people.profession, ['doctor', 'nurse']),
      ),
    )
    .orderBy(asc(memberships.decidedAt));
  const own = rows.find(({ association, country }) => association.country === country) ?? rows[0];
  return own?.association ?? null;
}

/** How many people wait for an answer in each association whose officer is acting. */
export async function listApplications(ctx: Ctx): Promise<{ slug: string; name: string; count: number }[]> {
  const own = await listOwnAssociations(ctx);
  const counted = await Promise.all(
    own.map(async ({ id, slug, name }) => {
      const waiting = and(eq(memberships.associationId, id), eq(memberships.state, 'requested'));
      return { slug, name, count: await ctx.db.read.$count(memberships, waiting) };
    }),
  );
  return counted.filter((each) => each.count > 0);
}

/** A doctor lets an association hand credit over to the authority, or no longer. */
export async function setExportConsent(ctx: Ctx, membershipId: string, given: boolean): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(memberships)
      .set({ exportConsentAt: given ? ctx.now : null })
      .where(and(eq(memberships.id, membershipId), eq(memberships.personId, actor.id)))
      .returning();
    if (!changed) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'accounts.export-consent', membershipId, { given });
  });
}
