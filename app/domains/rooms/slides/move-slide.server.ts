import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { sendSlidesIn } from '#app/domains/rooms/internal/send-slides.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { MoveSlideInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomSlides } from '#db/schema/rooms.ts';
import { moved } from './moved.ts';

/** Moves a slide to a place in the row, counted from 1. What is shown at the moment goes on being shown. */
export async function moveSlide(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { id, place } = MoveSlideInput.parse(raw);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const before = await tx
      .select()
      .from(roomSlides)
      .where(eq(roomSlides.roomId, seat.roomId))
      .orderBy(asc(roomSlides.position), asc(roomSlides.number));
    const slide = before.find((each) => each.id === id);
    if (!slide) throw new DomainError('not_found');
    for (const [i, each] of moved(before, slide, place).entries())
      if (each.position !== i + 1)
        await tx
          .update(roomSlides)
          .set({ position: i + 1 })
          .where(eq(roomSlides.id, each.id));
    await sendSlidesIn(tx, ctx, seat.roomId);
    await appendAudit(tx, ctx, 'rooms.slide-moved', seat.roomId, { number: slide.number, place });
  });
}
