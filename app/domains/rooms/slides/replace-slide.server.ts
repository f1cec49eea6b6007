import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { sendSlidesIn } from '#app/domains/rooms/internal/send-slides.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { StagedFile } from '#app/platform/stage-file.server.ts';
import { roomSlides } from '#db/schema/rooms.ts';

/** Puts another picture in place of a slide's, which keeps its place and its words. Throws `not_found`. */
export async function replaceSlide(ctx: Ctx, seat: Seat, id: string, staged: StagedFile): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { actor } = ctx;
  const { hash, type, bytes } = staged;
  await staged.settle((deciding) => {
    const write = deciding(async (tx) => {
      const [slide] = await tx
        .update(roomSlides)
        .set({ fileHash: hash, fileType: type, fileBytes: bytes, addedBy: actor.id })
        .where(and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.id, id)))
        .returning();
      if (!slide) throw new DomainError('not_found');
      await sendSlidesIn(tx, ctx, seat.roomId);
      await appendAudit(tx, ctx, 'rooms.slide-replaced', seat.roomId, { number: slide.number, hash });
    });
    return changeRoom(ctx, seat.roomId, write);
  });
}
