import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { memberships } from '#db/schema/accounts.ts';

export async function readAcceptedMemberships(ctx: Ctx, personId: string): Promise<Set<string>> {
  const rows = await ctx.db.read
    .select({ id: memberships.associationId })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.state, 'accepted')));
  return new Set(rows.map(({ id }) => id));
}
