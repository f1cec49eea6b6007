import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import type { Reader } from '#db/database.ts';
import { roomRestrictions } from '#db/schema/rooms.ts';

/** The actor's restriction in a room; null: none. */
export async function findRestriction(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  seat: Seat,
  read: Reader = ctx.db.read,
): Promise<'silenced' | 'blocked' | null> {
  const [row] = await read
    .select()
    .from(roomRestrictions)
    .where(and(eq(roomRestrictions.roomId, seat.roomId), eq(roomRestrictions.personId, ctx.actor?.id ?? '')));
  return row?.state ?? null;
}
