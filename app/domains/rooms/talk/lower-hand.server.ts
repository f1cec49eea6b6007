import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { HandOfInput } from '#app/domains/rooms/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { roomHands } from '#db/schema/rooms.ts';

/** Staff take somebody's hand down: to call on them, which they are told, or only to lower it. */
export async function lowerHand(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { id, act } = HandOfInput.parse(raw);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [row] = await tx
      .select({ personId: people.id })
      .from(roomHands)
      .innerJoin(people, eq(people.id, roomHands.personId))
      .where(and(eq(roomHands.roomId, seat.roomId), eq(people.opaqueId, id)));
    if (!row) throw new DomainError('not_found');
    const { personId } = row;
    await tx
      .delete(roomHands)
      .where(and(eq(roomHands.roomId, seat.roomId), eq(roomHands.personId, personId)));
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'own-hand', body: { raised: false, called: act === 'call' }, audience: personId },
      { kind: 'hand', body: { id, raised: false }, personId, audience: 'staff' },
    ]);
  });
}
