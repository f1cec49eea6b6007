import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { webinarSeats } from '#db/schema/webinars.ts';

/** How many sit, and how many wait. */
export async function countSeats(ctx: Ctx, webinarId: string): Promise<{ seats: number; waiting: number }> {
  const of = (state: 'seat' | 'waiting') =>
    ctx.db.read.$count(
      webinarSeats,
      and(eq(webinarSeats.webinarId, webinarId), eq(webinarSeats.state, state)),
    );
  return { seats: await of('seat'), waiting: await of('waiting') };
}
