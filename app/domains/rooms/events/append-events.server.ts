import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { EventContent } from '#app/domains/rooms/types.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { roomEvents, rooms } from '#db/schema/rooms.ts';

export type NewEvent = EventContent & {
  /** Empty: all; `staff`; or the one person who may see it. */
  audience?: string;
  /** The author, where readers see it. */
  personId?: string | null;
  mediaAt?: Date | null;
};

/** Appends events under the room's next numbers. The caller of `transact` signals the room afterwards. */
export async function appendEventsIn(tx: Tx, ctx: Ctx, roomId: string, events: NewEvent[]): Promise<void> {
  const [room] = await tx
    .update(rooms)
    .set({ lastNumber: sql`${rooms.lastNumber} + ${events.length}` })
    .where(eq(rooms.id, roomId))
    .returning();
  if (!room) throw new DomainError('not_found');
  const first = room.lastNumber - events.length + 1;
  await tx.insert(roomEvents).values(
    events.map((event, i) => ({
      roomId,
      number: first + i,
      kind: event.kind,
      audience: event.audience ?? '',
      personId: event.personId ?? null,
      body: event.body,
      mediaAt: event.mediaAt ?? null,
      at: ctx.now,
    })),
  );
}
