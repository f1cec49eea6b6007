import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { webinarSeats } from '#db/schema/webinars.ts';

export async function findOwnSeat(ctx: Ctx, webinarId: string) {
  if (!ctx.actor) return null;
  const [row] = await ctx.db.read
    .select()
    .from(webinarSeats)
    .where(
      and(
        eq(webinarSeats.webinarId, webinarId),
        eq(webinarSeats.personId, ctx.actor.id),
        inArray(webinarSeats.state, ['seat', 'waiting']),
      ),
    )
    .orderBy(desc(webinarSeats.joinedAt))
    .limit(1);
  return row ?? null;
}
