import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changePair } from '#app/domains/mentoring/internal/change-pair.server.ts';
import { dropMeetingsIn } from '#app/domains/mentoring/internal/drop-meetings.server.ts';
import { EndPairInput } from '#app/domains/mentoring/schemas.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringNotes } from '#db/schema/mentoring.ts';
import { requireOwnPair } from './require-own-pair.server.ts';

/** Either may end it, with a closing note for both and a private reason: nobody is to blame. Future meetings are cancelled. */
export async function endPair(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const own = await requireOwnPair(ctx, id);
  const { reason, lookBack } = EndPairInput.parse(raw);
  const noteId = newId();
  const set = { state: 'ended' as const, endedAt: ctx.now, endReason: reason };
  await changePair(ctx, own, ['active', 'paused'], set, 'ended', async (tx) => {
    if (lookBack)
      await tx.insert(mentoringNotes).values({
        id: noteId,
        pairId: id,
        authorId: own.self.profile.personId,
        shared: true,
        body: lookBack,
        at: ctx.now,
      });
    await dropMeetingsIn(tx, ctx, own);
  });
}
