import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { mentoringMatches, mentoringRounds } from '#db/schema/mentoring.ts';
import { requireOwnPair } from './require-own-pair.server.ts';

/** A pair for its page: the reasons, and why not each mentor whom the mentee would have preferred. */
export async function readPair(ctx: Ctx, id: string) {
  const own = await requireOwnPair(ctx, id);
  const { pair } = own;
  const { programme, association } = await readProgramme(ctx, pair.programmeId);
  const [round] = pair.roundId
    ? await ctx.db.read
        .select({ round: mentoringRounds, match: mentoringMatches })
        .from(mentoringRounds)
        .innerJoin(mentoringMatches, eq(mentoringMatches.roundId, mentoringRounds.id))
        .where(and(eq(mentoringRounds.id, pair.roundId), eq(mentoringMatches.menteeId, pair.menteeId)))
    : [];
  return { ...own, programme, association, round: round?.round ?? null, better: round?.match.better ?? null };
}
