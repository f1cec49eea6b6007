import { and, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringNotes } from '#db/schema/mentoring.ts';

export async function removeNote(ctx: Ctx, pairId: string, id: string): Promise<void> {
  await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  await ctx.db.transact(async (tx) => {
    const [gone] = await tx
      .delete(mentoringNotes)
      .where(
        and(
          eq(mentoringNotes.id, id),
          eq(mentoringNotes.pairId, pairId),
          eq(mentoringNotes.authorId, actor.id),
        ),
      )
      .returning();
    if (!gone) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'mentoring.note-dropped', id, {});
  });
}
