import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { webinarSeats } from '#db/schema/webinars.ts';

/** By webinar: whether the reader has a seat, or waits for one; nothing where neither. */
export async function listSeatStates(
  { actor, db }: Ctx,
  webinarIds: string[],
): Promise<Map<string, 'seat' | 'waiting'>> {
  if (!actor || webinarIds.length === 0) return new Map();
  const rows = await db.read
    .select({ id: webinarSeats.webinarId, state: webinarSeats.state })
    .from(webinarSeats)
    .where(
      and(
        eq(webinarSeats.personId, actor.id),
        inArray(webinarSeats.webinarId, webinarIds),
        ne(webinarSeats.state, 'left'),
      ),
    );
  return new Map(rows.flatMap(({ id, state }) => (state === 'left' ? [] : [[id, state] as const])));
}
