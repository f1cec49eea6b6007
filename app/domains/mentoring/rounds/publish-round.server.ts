import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { mentoringProgrammes, mentoringRounds } from '#db/schema/mentoring.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { PROPOSE_ROUND, proposeRound } from './propose-round.server.ts';

/** After so long a job goes on with a round whose publishing broke off. */
const GO_ON_MS = MINUTE_MS;

/**
 * Turns a draft's pairs into proposals and notifies both sides, a transaction each; where that breaks off, a job continues. People who
 * left, were paired or lost their place since then are skipped. Throws `changed_meanwhile` where the settings have changed, or another
 * coordinator published or discarded it.
 */
export async function publishRound(
  ctx: Ctx,
  programmeId: string,
  roundId: string,
): Promise<{ proposed: number; left: number }> {
  await requireOwnProgramme(ctx, programmeId);
  await ctx.db.transact(async (tx) => {
    const [programme] = await tx
      .select()
      .from(mentoringProgrammes)
      .where(eq(mentoringProgrammes.id, programmeId));
    const [round] = await tx
      .update(mentoringRounds)
      .set({ state: 'published', publishedAt: ctx.now })
      .where(
        and(
          eq(mentoringRounds.id, roundId),
          eq(mentoringRounds.programmeId, programmeId),
          eq(mentoringRounds.state, 'draft'),
          eq(mentoringRounds.revision, programme!.revision),
        ),
      )
      .returning();
    if (!round) throw new DomainError('changed_meanwhile');
    await enqueueJob(tx, new Date(ctx.now.getTime() + GO_ON_MS), PROPOSE_ROUND, { roundId });
    await appendAudit(tx, ctx, 'mentoring.round-published', roundId, { programmeId });
  });
  return proposeRound(ctx, roundId);
}
