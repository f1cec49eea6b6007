import { desc, eq } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { associations } from '#db/schema/accounts.ts';
import { creditDecisions } from '#db/schema/credits.ts';

/** Confirmed results of somebody, newest first: their own, or for an officer of an association they are in. */
export async function listCycleDecisions(ctx: Ctx, personId: string, associationId: string | null) {
  mustBeSignedIn(ctx);
  if (ctx.actor.id !== personId) await requireMember(ctx, associationId ?? '', personId);
  return ctx.db.read
    .select({ decision: creditDecisions, association: associationName(ctx.actor.locale) })
    .from(creditDecisions)
    .innerJoin(associations, eq(associations.id, creditDecisions.associationId))
    .where(eq(creditDecisions.personId, personId))
    .orderBy(desc(creditDecisions.cycleTo));
}
