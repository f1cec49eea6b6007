import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { roomRestrictions } from '#db/schema/rooms.ts';

/** Who was sent out of these rooms. */
export const listBlocked = (
  db: Database,
  roomIds: string[],
): Promise<{ roomId: string; personId: string }[]> =>
  db.read
    .select({ roomId: roomRestrictions.roomId, personId: roomRestrictions.personId })
    .from(roomRestrictions)
    .where(and(inArray(roomRestrictions.roomId, roomIds), eq(roomRestrictions.state, 'blocked')));
