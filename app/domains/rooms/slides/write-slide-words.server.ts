import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { sendSlidesIn } from '#app/domains/rooms/internal/send-slides.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { SlideWordsInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomSlides } from '#db/schema/rooms.ts';

/** Writes what a slide says for those who do not see it. */
export async function writeSlideWords(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { id, words } = SlideWordsInput.parse(raw);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [slide] = await tx
      .update(roomSlides)
      .set({ words })
      .where(and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.id, id)))
      .returning();
    if (!slide) throw new DomainError('not_found');
    await sendSlidesIn(tx, ctx, seat.roomId);
    await appendAudit(tx, ctx, 'rooms.slide-written', seat.roomId, { number: slide.number, words });
  });
}
