import { asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { scormIntervals, scormLaunches } from '#db/schema/scorm.ts';

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
    .where(
      inArray(
        scormIntervals.launchId,
        launches.map(({ id }) => id),
      ),
    )
    .orderBy(asc(scormIntervals.fromAt));
  return launches.map((launch) => ({
    launch,
    intervals: intervals.filter((each) => each.launchId === launch.id),
  }));
}
