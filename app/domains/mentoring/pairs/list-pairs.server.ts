import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { selectPairsWithNames } from '#app/domains/mentoring/internal/select-pairs.server.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';

/** All pairs of a programme for its coordinator, the newest first: who, in what state, and why one ended. */
export async function listPairs(ctx: Ctx, programmeId: string) {
  await requireOwnProgramme(ctx, programmeId);
  const rows = await selectPairsWithNames(ctx.db.read, eq(mentoringPairs.programmeId, programmeId));
  return rows.map(({ pair, mentee, mentor }) => {
    const { id, state, proposedAt, startedAt, endReason } = pair;
    return { id, state, proposedAt, startedAt, endReason, mentee, mentor };
  });
}
