import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { roomSlides } from '#db/schema/rooms.ts';

/** For those who hand them out; `isFromFile`: drawn from a page of a file. */
export async function listSlides(ctx: Ctx, seat: Seat) {
  mustBeAllowed(ctx, seat.staff);
  const rows = await ctx.db.read
    .select()
    .from(roomSlides)
    .where(eq(roomSlides.roomId, seat.roomId))
    .orderBy(asc(roomSlides.position), asc(roomSlides.number));
  return rows.map(({ id, number, fileHash, words, source }) => ({
    id,
    number,
    hash: fileHash,
    words,
    isFromFile: source !== null,
  }));
}
