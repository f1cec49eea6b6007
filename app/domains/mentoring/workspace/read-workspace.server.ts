import { and, asc, desc, eq, or } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { mentoringFits, mentoringGoals, mentoringNotes } from '#db/schema/mentoring.ts';

/** The workspace of a pair: shared goals and notes, one's own notes, and one's own rating of the fit. */
export async function readWorkspace(ctx: Ctx, pairId: string) {
  await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  return {
    goals: await ctx.db.read
      .select()
      .from(mentoringGoals)
      .where(eq(mentoringGoals.pairId, pairId))
      .orderBy(asc(mentoringGoals.createdAt)),
    notes: await ctx.db.read
      .select()
      .from(mentoringNotes)
      .where(
        and(
          eq(mentoringNotes.pairId, pairId),
          or(eq(mentoringNotes.shared, true), eq(mentoringNotes.authorId, actor.id)),
        ),
      )
      .orderBy(desc(mentoringNotes.at))
      .limit(100),
    fit:
      (
        await ctx.db.read
          .select()
          .from(mentoringFits)
          .where(and(eq(mentoringFits.pairId, pairId), eq(mentoringFits.personId, actor.id)))
      )[0]?.answer ?? null,
  };
}
