import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { MembershipInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations, memberships } from '#db/schema/accounts.ts';

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
