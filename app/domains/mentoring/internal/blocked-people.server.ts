import { eq, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mentoringBlocks } from '#db/schema/mentoring.ts';

/** People whom the actor has blocked, and who have blocked the actor. */
export async function readBlockedPeople(ctx: Ctx): Promise<Set<string>> {
  const id = ctx.actor!.id;
  const rows = await ctx.db.read
    .select()
    .from(mentoringBlocks)
    .where(or(eq(mentoringBlocks.personId, id), eq(mentoringBlocks.blockedId, id)));
  return new Set(
    rows.flatMap(({ personId, blockedId }) => [personId, blockedId]).filter((each) => each !== id),
  );
}
