import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { matchPrompt } from '#app/domains/rooms/internal/match-prompt.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomPrompts } from '#db/schema/rooms.ts';

/** What a poll said and where it stood, so that it can be written again. */
export type DiscardedPrompt = { question: string; options: string[]; position: number };

export async function discardPrompt(ctx: Ctx, seat: Seat, id: string): Promise<DiscardedPrompt> {
  mustBeAllowed(ctx, seat.staff);
  return changeRoom(ctx, seat.roomId, async (tx) => {
    const [gone] = await tx
      .delete(roomPrompts)
      .where(and(matchPrompt(seat, id), eq(roomPrompts.state, 'draft')))
      .returning();
    if (!gone) throw new DomainError('not_found');
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'prompt-gone', body: { id }, audience: 'staff' }]);
    await appendAudit(tx, ctx, 'rooms.prompt-dropped', id, {});
    return { question: gone.question, options: gone.options, position: gone.position };
  });
}
