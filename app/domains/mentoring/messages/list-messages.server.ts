import { and, desc, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { mentoringMessages, mentoringReadings } from '#db/schema/mentoring.ts';

const MESSAGES_SHOWN = 200;

export type MessageItem = { id: string; own: boolean; body: string; at: Date; unread: boolean };

/** The last messages of a pair, the newest last; `unread`: of the other one, since the reader last looked. */
export async function listMessages(ctx: Ctx, pairId: string): Promise<MessageItem[]> {
  await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  const rows = await ctx.db.read
    .select()
    .from(mentoringMessages)
    .where(eq(mentoringMessages.pairId, pairId))
    .orderBy(desc(mentoringMessages.at), desc(mentoringMessages.id))
    .limit(MESSAGES_SHOWN);
  const [reading] = await ctx.db.read
    .select()
    .from(mentoringReadings)
    .where(and(eq(mentoringReadings.pairId, pairId), eq(mentoringReadings.personId, actor.id)));
  const readAt = reading?.readAt?.getTime() ?? 0;
  return rows.toReversed().map(({ id, authorId, body, at }) => {
    const own = authorId === actor.id;
    return { id, own, body, at, unread: !own && at.getTime() > readAt };
  });
}
