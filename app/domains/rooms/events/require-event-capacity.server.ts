import { eq } from 'drizzle-orm';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { rooms } from '#db/schema/rooms.ts';

/** Events of one room, beyond which only its staff add to it: a full day of a busy room is a twentieth. */
const MAX_ROOM_EVENTS = 200_000;

/** Throws `room_full`, except for staff. */
export async function requireEventCapacityIn(tx: Tx, seat: Seat): Promise<void> {
  if (seat.staff) return;
  const [room] = await tx
    .select({ lastNumber: rooms.lastNumber })
    .from(rooms)
    .where(eq(rooms.id, seat.roomId));
  if ((room?.lastNumber ?? 0) >= MAX_ROOM_EVENTS) throw new DomainError('room_full');
}
