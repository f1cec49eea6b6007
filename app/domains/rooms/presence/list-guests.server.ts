import { and, eq, gt } from 'drizzle-orm';
import { byName } from '#app/domains/accounts/people/by-name.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import type { Guests } from '#app/domains/rooms/types.ts';
import { people } from '#db/schema/accounts.ts';
import { roomPresences } from '#db/schema/rooms.ts';

/** A browser that is gone is not seen any more after this long; one that is there is noted three times as often. */
const PRESENT_MS = 45_000;

const MOST_NAMES = 200;

/** Who is in the room beside its staff: how many, and the first of their names. For staff. */
export async function listGuests(ctx: Ctx, { roomId, staff }: Seat): Promise<Guests> {
  mustBeAllowed(ctx, staff);
  const present = and(
    eq(roomPresences.roomId, roomId),
    eq(roomPresences.staff, false),
    gt(roomPresences.seenAt, new Date(ctx.now.getTime() - PRESENT_MS)),
  );
  const named = await ctx.db.read
    .select({ id: people.opaqueId, name: people.name, place: people.region })
    .from(roomPresences)
    .innerJoin(people, eq(people.id, roomPresences.personId))
    .where(present)
    .orderBy(...byName(ctx.actor.locale))
    .limit(MOST_NAMES);
  const count = named.length < MOST_NAMES ? named.length : await ctx.db.read.$count(roomPresences, present);
  return { count, named };
}
