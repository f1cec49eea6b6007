import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships } from '#db/schema/accounts.ts';
import { forwardings, forwards } from '#db/schema/xapi.ts';

/** A doctor lets an association have the learning record forwarded, or no longer: what waits is not sent then. */
export async function setRecordConsent(ctx: Ctx, membershipId: string, given: boolean): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(memberships)
      .set({ recordConsentAt: given ? ctx.now : null })
      .where(and(eq(memberships.id, membershipId), isAcceptedMembership({ personId: actor.id })))
      .returning();
    if (!changed) throw new DomainError('not_found');
    if (!given) {
      const own = await tx
        .select({ id: forwards.id })
        .from(forwards)
        .where(eq(forwards.associationId, changed.associationId));
      await tx.delete(forwardings).where(
        and(
          inArray(
            forwardings.forwardId,
            own.map(({ id }) => id),
          ),
          eq(forwardings.learner, actor.opaqueId),
          ne(forwardings.state, 'sent'),
        ),
      );
    }
    await appendAudit(tx, ctx, 'xapi.record-consent', membershipId, { given });
  });
}
