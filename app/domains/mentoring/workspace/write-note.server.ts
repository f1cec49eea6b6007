import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { NoteInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringNotes } from '#db/schema/mentoring.ts';

/** A note for both, or for oneself alone. */
export async function writeNote(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  const { body, shared } = NoteInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(mentoringNotes)
      .values({ id, pairId, authorId: actor.id, shared: shared !== '', body, at: ctx.now });
    await appendAudit(tx, ctx, 'mentoring.note-written', id, { pairId });
  });
}
