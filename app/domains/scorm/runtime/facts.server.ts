import { asc, desc, eq } from 'drizzle-orm';
import { scormAttempts, scormIntervals, scormLaunches } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { NO_FACTS, type RuntimeFacts } from '../../learning/judge.ts';
import type { Registration } from '../../learning/registrations.server.ts';
import { countedMsOf } from './signals.server.ts';

/** What the server knows of a registration; the caller has shown that the actor may see it. */
export async function readFacts(ctx: Ctx, registration: Registration): Promise<RuntimeFacts> {
  const [attempt] = await ctx.db.read
    .select()
    .from(scormAttempts)
    .where(eq(scormAttempts.registrationId, registration.id))
    .orderBy(desc(scormAttempts.startedAt))
    .limit(1);
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
