import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { participations } from '#db/schema/credits.ts';
import type { Participation } from './ledger.ts';

/** The line that took this one back; the caller has shown that the actor may see it. */
export async function findReversal(ctx: Ctx, participationId: string): Promise<Participation | null> {
  const [row] = await ctx.db.read
    .select()
    .from(participations)
    .where(eq(participations.reverses, participationId));
  return row ?? null;
}
