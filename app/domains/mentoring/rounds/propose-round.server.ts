import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import { isExcludedIn } from '#app/domains/mentoring/internal/exclusions.server.ts';
import { proposePairIn } from '#app/domains/mentoring/pairs/propose-pair.server.ts';
import type { Programme } from '#app/domains/mentoring/programmes/programme.ts';
import { jobKind } from '#app/platform/jobs.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { DEFAULT_TIME_ZONE, dayIn, instantIn } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import {
  mentoringMatches,
  mentoringPlans,
  mentoringProfiles,
  mentoringProgrammes,
  mentoringRounds,
} from '#db/schema/mentoring.ts';
import { plannedAnswerDay } from './plan.ts';

export const PROPOSE_ROUND = jobKind('mentoring.propose-round', { roundId: z.string() });

type ProposeCtx = Pick<Ctx, 'db' | 'now' | 'settings' | 'keys'>;
type Match = typeof mentoringMatches.$inferSelect;

/**
 * Makes proposals of what is not settled yet in a published round, a unit each: done twice, or by two at once, it does
 * nothing twice. Leaves out anybody who has left, been paired, or lost their place or their verification since. Returns how many of each it settled.
 */
export async function proposeRound(
  ctx: ProposeCtx,
  roundId: string,
): Promise<{ proposed: number; left: number }> {
  const [row] = await ctx.db.read
    .select({ programme: mentoringProgrammes, settings: mentoringRounds.settings })
    .from(mentoringRounds)
    .innerJoin(mentoringProgrammes, eq(mentoringProgrammes.id, mentoringRounds.programmeId))
    .where(and(eq(mentoringRounds.id, roundId), eq(mentoringRounds.state, 'published')));
  const outcome = { proposed: 0, left: 0 };
  if (!row) return outcome;
  const answerBy = await readPlannedAnswer(ctx, row.programme.id);
  const programme = { ...row.programme, settings: row.settings };
  const matches = await ctx.db.read
    .select()
    .from(mentoringMatches)
    .where(and(eq(mentoringMatches.roundId, roundId), isNull(mentoringMatches.settledAt)))
    .orderBy(asc(mentoringMatches.id));
  for (const match of matches) {
    const id = newId(ctx.now.getTime());
    const settled = await ctx.db.transact((tx) => settleIn(tx, ctx, programme, match, id, answerBy));
    if (settled) outcome[settled]++;
  }
  return outcome;
}

/** The evening of the planned day, at which no clock of the region shows another day; null where no round was planned. */
async function readPlannedAnswer(ctx: ProposeCtx, programmeId: string): Promise<Date | null> {
  const plans = await ctx.db.read
    .select()
    .from(mentoringPlans)
    .where(eq(mentoringPlans.programmeId, programmeId));
  const day = plannedAnswerDay(plans, dayIn(DEFAULT_TIME_ZONE, ctx.now));
  return day === null ? null : instantIn(DEFAULT_TIME_ZONE, day, '22:00');
}

/** Null where somebody else has settled it meanwhile. */
async function settleIn(
  tx: Tx,
  ctx: ProposeCtx,
  programme: Programme,
  { id: matchId, roundId, menteeId, mentorId, score, reasons }: Match,
  id: string,
  answerBy: Date | null,
): Promise<'proposed' | 'left' | null> {
  const [mine] = await tx
    .update(mentoringMatches)
    .set({ settledAt: ctx.now })
    .where(and(eq(mentoringMatches.id, matchId), isNull(mentoringMatches.settledAt)))
    .returning({ id: mentoringMatches.id });
  if (!mine) return null;
  const profiles = await tx
    .select()
    .from(mentoringProfiles)
    .where(inArray(mentoringProfiles.id, mentorId === null ? [menteeId] : [menteeId, mentorId]));
  const mentee = profiles.find((each) => each.id === menteeId)!;
  if (mentorId === null) {
    await tx
      .update(mentoringProfiles)
      .set({ waited: mentee.waited + 1 })
      .where(eq(mentoringProfiles.id, menteeId));
    return 'left';
  }
  const mentor = profiles.find((each) => each.id === mentorId)!;
  if (mentee.state !== 'active' || mentor.state !== 'active') return 'left';
  if ((await readUnverified(tx, [mentee.personId, mentor.personId])).size > 0) return 'left';
  if (await isExcludedIn(tx, mentee, mentor)) return 'left';
  const proposal = { id, programme, mentee, mentor, roundId, score, reasons, answerBy };
  return (await proposePairIn(tx, ctx, proposal)) ? 'proposed' : 'left';
}
