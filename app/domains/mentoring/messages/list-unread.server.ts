import { and, eq, gt, inArray, isNull, max, ne, or } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { mentoringMessages, mentoringReadings } from '#db/schema/mentoring.ts';

/** When the newest message that the actor has not read was sent, by pair; of these pairs, which are the actor's. */
export async function listUnread(
  ctx: SignedInCtx,
  pairIds: string[],
): Promise<{ pairId: string; at: Date }[]> {
  const rows = await ctx.db.read
    .select({ pairId: mentoringMessages.pairId, at: max(mentoringMessages.at) })
    .from(mentoringMessages)
    .leftJoin(
      mentoringReadings,
      and(
        eq(mentoringReadings.pairId, mentoringMessages.pairId),
        eq(mentoringReadings.personId, ctx.actor.id),
      ),
    )
    .where(
      and(
        inArray(mentoringMessages.pairId, pairIds),
        ne(mentoringMessages.authorId, ctx.actor.id),
        or(isNull(mentoringReadings.readAt), gt(mentoringMessages.at, mentoringReadings.readAt)),
      ),
    )
    .groupBy(mentoringMessages.pairId);
  return rows.map(({ pairId, at }) => ({ pairId, at: at! }));
}
