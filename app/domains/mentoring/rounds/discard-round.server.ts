import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringRounds } from '#db/schema/mentoring.ts';

/** Discards a draft; `changed_meanwhile` where it is none any more. */
export async function discardRound(ctx: Ctx, programmeId: string, roundId: string): Promise<void> {
  await requireOwnProgramme(ctx, programmeId);
  await ctx.db.transact(async (tx) => {
    const [discarded] = await tx
      .update(mentoringRounds)
      .set({ state: 'discarded' })
      .where(
        and(
          eq(mentoringRounds.id, roundId),
          eq(mentoringRounds.programmeId, programmeId),
          eq(mentoringRounds.state, 'draft'),
        ),
      )
      .returning({ id: mentoringRounds.id });
    if (!discarded) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'mentoring.round-discarded', roundId, {});
  });
}
