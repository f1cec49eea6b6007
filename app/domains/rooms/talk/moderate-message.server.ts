import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { ModerateMessageInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomEvents, roomMessages } from '#db/schema/rooms.ts';

export async function moderateMessage(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { id, act } = ModerateMessageInput.parse(raw);
  const set = {
    pin: { pinnedAt: ctx.now },
    unpin: { pinnedAt: null },
    delete: { state: 'deleted' as const },
    restore: { state: 'shown' as const },
  }[act];
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [message] = await tx
      .update(roomMessages)
      .set(set)
      .where(and(eq(roomMessages.id, id), eq(roomMessages.roomId, seat.roomId)))
      .returning();
    if (!message) throw new DomainError('not_found');
    const deleted = message.state === 'deleted';
    // Deleted text must not be sent again with old events.
    await tx
      .update(roomEvents)
      .set({ body: { id, text: deleted ? '' : message.body } })
      .where(
        and(
          eq(roomEvents.roomId, seat.roomId),
          eq(roomEvents.kind, 'message'),
          eq(roomEvents.personId, message.personId),
          eq(roomEvents.at, message.at),
        ),
      );
    const shown = { pinned: message.pinnedAt !== null, deleted, text: deleted ? '' : message.body };
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'message-changed', body: { id, set: shown } }]);
    await appendAudit(tx, ctx, `rooms.message-${act}`, id, {});
  });
}
