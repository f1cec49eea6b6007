import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { roomSlides } from '#db/schema/rooms.ts';

/** Slides in the order in which they are shown. Those from before there was an order stand by their numbers. */
export const listRoomSlides = (read: Reader, roomId: string) =>
  read
    .select({ number: roomSlides.number, hash: roomSlides.fileHash, words: roomSlides.words })
    .from(roomSlides)
    .where(eq(roomSlides.roomId, roomId))
    .orderBy(asc(roomSlides.position), asc(roomSlides.number));
