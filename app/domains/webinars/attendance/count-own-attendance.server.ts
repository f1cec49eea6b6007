import { and, countDistinct, eq, gte, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { registrations } from '#db/schema/learning.ts';
import { webinarSessions, webinars } from '#db/schema/webinars.ts';

/** Webinars of the actor since then that have ended, and how many different people came; recordings are not counted. */
export async function countOwnAttendance(
  ctx: Ctx,
  since: Date,
): Promise<{ webinars: number; people: number }> {
  mustBeSignedIn(ctx);
  const { read } = ctx.db;
  const own = and(eq(webinars.hostId, ctx.actor.id), gte(webinars.startsAt, since));
  const [came] = await read
    .select({ people: countDistinct(registrations.personId) })
    .from(webinars)
    .innerJoin(webinarSessions, eq(webinarSessions.webinarId, webinars.id))
    .innerJoin(registrations, eq(registrations.id, webinarSessions.registrationId))
    .where(and(own, eq(webinarSessions.recorded, false)));
  return {
    webinars: await read.$count(webinars, and(own, isNotNull(webinars.endedAt))),
    people: came!.people,
  };
}
