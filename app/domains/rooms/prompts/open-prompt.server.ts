import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { matchPrompt } from '#app/domains/rooms/internal/match-prompt.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomPrompts } from '#db/schema/rooms.ts';
import { promptView } from './prompt-view.ts';

/** Viewers see the stream up to half a minute apart; three minutes are left to each of them. */
const OPEN_MS = { poll: 210_000, check: 210_000 };

/** Opens it at this moment of the stream: each viewer sees it when the stream gets there. */
export async function openPrompt(ctx: Ctx, seat: Seat, id: string): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [before] = await tx.select().from(roomPrompts).where(matchPrompt(seat, id));
    if (before?.state !== 'draft') throw new DomainError('not_found');
    const closesAt = new Date(ctx.now.getTime() + OPEN_MS[before.kind]);
    const [row] = await tx
      .update(roomPrompts)
      .set({ state: 'open', openedAt: ctx.now, closesAt })
      .where(matchPrompt(seat, id))
      .returning();
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'prompt', body: promptView(row!), mediaAt: ctx.now },
    ]);
    await appendAudit(tx, ctx, 'rooms.prompt-opened', id, {});
  });
}
