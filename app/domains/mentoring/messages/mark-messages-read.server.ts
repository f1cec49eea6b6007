import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { mentoringReadings } from '#db/schema/mentoring.ts';
import type { MessageItem } from './list-messages.server.ts';

/** Marks what was shown as read; writes nothing where nothing of it was unread. The caller has shown the pair to one of its two. */
export async function markMessagesRead(
  ctx: Ctx,
  pairId: string,
  shown: readonly MessageItem[],
): Promise<void> {
  mustBeSignedIn(ctx);
  const newest = shown.findLast(({ unread }) => unread);
  if (!newest) return;
  const personId = ctx.actor.id;
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(mentoringReadings)
      .values({ pairId, personId, readAt: newest.at })
      .onConflictDoUpdate({
        target: [mentoringReadings.pairId, mentoringReadings.personId],
        set: { readAt: newest.at },
      });
  });
}
