import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { roomSlides } from '#db/schema/rooms.ts';

/** Type of a slide of this room; null for any other file. */
export async function findSlideType(ctx: Ctx, seat: Seat, hash: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ type: roomSlides.fileType })
    .from(roomSlides)
    .where(and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.fileHash, hash)));
  return row?.type ?? null;
}
