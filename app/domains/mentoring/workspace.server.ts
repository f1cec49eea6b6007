import { and, asc, desc, eq, or } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringFits, mentoringGoals, mentoringNotes } from '#db/schema/mentoring.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { requireOwnPair } from './read-pairs.server.ts';
import { FitInput, GoalInput, GoalRating, NoteInput } from './schemas.ts';

/** What two people keep between them: goals, notes that both see and one's own, and whether it fits. */
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

/** What the mentee wants to reach, and where they stand with it now. Theirs alone to set. */
export async function addGoal(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  const { side, pair } = await requireOwnPair(ctx, pairId);
  if (side !== 'mentee' || pair.state !== 'active') throw new DomainError('not_found');
  const { body, before } = GoalInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    if ((await tx.$count(mentoringGoals, eq(mentoringGoals.pairId, pairId))) >= 20)
      throw new DomainError('too_many_tries', { minutes: 1 });
    await tx
      .insert(mentoringGoals)
      .values({ id, pairId, body, before, now: before, createdAt: ctx.now, updatedAt: ctx.now });
    await appendAudit(tx, ctx, 'mentoring.goal-added', id, { pairId });
  });
}

export async function rateGoal(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  const { side } = await requireOwnPair(ctx, pairId);
  if (side !== 'mentee') throw new DomainError('not_found');
  const { id, now } = GoalRating.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [rated] = await tx
      .update(mentoringGoals)
      .set({ now, updatedAt: ctx.now })
      .where(and(eq(mentoringGoals.id, id), eq(mentoringGoals.pairId, pairId)))
      .returning();
    if (!rated) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'mentoring.goal-rated', id, {});
  });
}

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

export async function dropNote(ctx: Ctx, pairId: string, id: string): Promise<void> {
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

/** Whether it fits, after the first meeting; the other one is not told. */
export async function sayFit(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  const { answer } = FitInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(mentoringFits)
      .values({ pairId, personId: actor.id, answer, at: ctx.now })
      .onConflictDoUpdate({
        target: [mentoringFits.pairId, mentoringFits.personId],
        set: { answer, at: ctx.now },
      });
    await appendAudit(tx, ctx, 'mentoring.fit-said', pairId, {});
  });
}
