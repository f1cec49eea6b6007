import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import { settlePairsIn } from '#app/domains/mentoring/internal/settle-pairs.server.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';

/** Ends what somebody has in all programmes who is not verified any more; nothing where another association still verifies them. */
export async function settleLostVerification(ctx: Ctx, personId: string): Promise<void> {
  const own = eq(mentoringProfiles.personId, personId);
  await ctx.db.transact(async (tx) => {
    const why = (await readUnverified(tx, [personId])).get(personId);
    if (!why) return;
    const profiles = await tx.select({ id: mentoringProfiles.id }).from(mentoringProfiles).where(own);
    const ids = profiles.map(({ id }) => id);
    await settlePairsIn(tx, ctx, ids, 'lost', why !== 'blocked');
  });
}
