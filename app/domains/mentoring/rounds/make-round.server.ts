import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPool } from '#app/domains/mentoring/internal/read-pool.server.ts';
import { pairEverybody } from '#app/domains/mentoring/matching/pair-everybody.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringMatches, mentoringRounds } from '#db/schema/mentoring.ts';

/** Pairs everybody as a draft that only the coordinator sees; an earlier draft goes. Returns its id. */
export async function makeRound(ctx: Ctx, programmeId: string): Promise<string> {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const { pool } = await readPool(ctx, programme);
  const id = newId();
  const seed = Number.parseInt(id.slice(-7), 16);
  const paired = pairEverybody(programme.settings, pool, seed);
  await ctx.db.transact(async (tx) => {
    await tx
      .update(mentoringRounds)
      .set({ state: 'discarded' })
      .where(and(eq(mentoringRounds.programmeId, programmeId), eq(mentoringRounds.state, 'draft')));
    await tx.insert(mentoringRounds).values({
      id,
      programmeId,
      state: 'draft',
      settings: programme.settings,
      revision: programme.revision,
      seed,
      isLargest: paired.isLargest,
      bound: paired.bound,
      mentors: pool.mentors.length,
      mentees: pool.mentees.length,
      blocking: paired.blocking,
      createdAt: ctx.now,
    });
    for (const verdict of paired.verdicts)
      await tx.insert(mentoringMatches).values({ id: `${id}-${verdict.menteeId}`, roundId: id, ...verdict });
    await appendAudit(tx, ctx, 'mentoring.round-made', id, {
      programmeId,
      seed,
      revision: programme.revision,
    });
  });
  return id;
}
