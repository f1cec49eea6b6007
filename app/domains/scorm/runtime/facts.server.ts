import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { scormAttempts, scormIntervals, scormLaunches } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { attemptThatCounts, NO_FACTS, type RuntimeFacts } from '../../learning/judge.ts';
import { findRuleIn } from '../../learning/judge-registration.server.ts';
import type { Registration } from '../../learning/registrations.server.ts';
import { countedMsOf } from './signals.server.ts';

/** All attempts of a registration, at whatever package of it, in the order in which they began. */
export const listAttemptsOf = (read: Reader, registrationId: string) =>
  read
    .select()
    .from(scormAttempts)
    .where(eq(scormAttempts.registrationId, registrationId))
    .orderBy(asc(scormAttempts.startedAt), asc(scormAttempts.id));

/** What the server knows of a registration; the caller has shown that the actor may see it. */
export async function readFacts(ctx: Ctx, registration: Registration): Promise<RuntimeFacts> {
  const rule = await findRuleIn(ctx.db.read, registration.id);
  const attempt = attemptThatCounts(rule, await listAttemptsOf(ctx.db.read, registration.id));
  if (!attempt) return NO_FACTS;
  return {
    completionStatus: attempt.completionStatus,
    successStatus: attempt.successStatus,
    scaledScore: attempt.scaledScore,
    startedAt: attempt.startedAt,
    countedMs: await countedMsOf(ctx.db.read, registration.id, registration.personId),
  };
}

/** Every launch of a registration with its intervals, oldest first: evidence. */
export async function listLaunches(ctx: Ctx, registrationId: string) {
  const launches = await ctx.db.read
    .select()
    .from(scormLaunches)
    .where(eq(scormLaunches.registrationId, registrationId))
    .orderBy(asc(scormLaunches.createdAt));
  const intervals = await ctx.db.read
    .select()
    .from(scormIntervals)
    .where(eq(scormIntervals.registrationId, registrationId))
    .orderBy(asc(scormIntervals.fromAt));
  return launches.map((launch) => ({
    launch,
    intervals: intervals.filter((each) => each.launchId === launch.id),
  }));
}
