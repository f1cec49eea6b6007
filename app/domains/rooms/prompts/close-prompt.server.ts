import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { countChoicesIn } from '#app/domains/rooms/internal/count-choices.server.ts';
import { matchPrompt } from '#app/domains/rooms/internal/match-prompt.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomPrompts } from '#db/schema/rooms.ts';

/** Closes a poll; the result is shown to all. */
export async function closePrompt(ctx: Ctx, seat: Seat, id: string): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [row] = await tx
      .update(roomPrompts)
      .set({ state: 'closed', closesAt: ctx.now })
      .where(and(matchPrompt(seat, id), eq(roomPrompts.state, 'open')))
      .returning();
    if (!row) throw new DomainError('not_found');
    const tally = await countChoicesIn(tx, row);
    const set = { state: 'closed' as const, ...(row.kind === 'poll' ? { tally } : {}) };
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'prompt-changed', body: { id, set } }]);
    await appendAudit(tx, ctx, 'rooms.prompt-closed', id, { tally });
  });
}
