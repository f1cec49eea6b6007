import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import { people } from '#db/schema/accounts.ts';
import { webinarStaff } from '#db/schema/webinars.ts';

export type Speaker = { name: string; specialty: string | null; region: string | null };

/** Who speaks: the host, then the co-hosts. Public. */
export async function listSpeakers(ctx: Ctx, { id, hostId }: Webinar): Promise<Speaker[]> {
  const speaker = { name: people.name, specialty: people.specialty, region: people.region };
  const host = await ctx.db.read.select(speaker).from(people).where(eq(people.id, hostId));
  const cohosts = await ctx.db.read
    .select(speaker)
    .from(webinarStaff)
    .innerJoin(people, eq(people.id, webinarStaff.personId))
    .where(and(eq(webinarStaff.webinarId, id), eq(webinarStaff.role, 'cohost')))
    .orderBy(asc(webinarStaff.addedAt));
  return [...host, ...cohosts];
}
