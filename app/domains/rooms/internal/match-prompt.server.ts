import { and, eq } from 'drizzle-orm';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { roomPrompts } from '#db/schema/rooms.ts';

export const matchPrompt = (seat: Seat, id: string) =>
  and(eq(roomPrompts.id, id), eq(roomPrompts.roomId, seat.roomId));
