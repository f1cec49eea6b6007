import { and, asc, eq } from 'drizzle-orm';
import type { EventBodies } from '#app/domains/rooms/types.ts';
import type { Reader } from '#db/database.ts';
import { roomEvents } from '#db/schema/rooms.ts';

/** Every caption of a room, oldest first: what the draft for its recording is made of. */
export async function listCaptions(
  read: Reader,
  roomId: string,
): Promise<{ language: string; text: string; at: Date }[]> {
  const rows = await read
    .select()
    .from(roomEvents)
    .where(and(eq(roomEvents.roomId, roomId), eq(roomEvents.kind, 'caption')))
    .orderBy(asc(roomEvents.number));
  return rows.map(({ body, mediaAt, at }) => ({
    ...(body as EventBodies['caption']),
    at: mediaAt ?? at,
  }));
}
