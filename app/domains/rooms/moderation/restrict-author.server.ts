import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { RestrictInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { roomMessages, roomQuestions, roomRestrictions } from '#db/schema/rooms.ts';

/** Silences the author of something without a word, sends them out, or lifts either. */
export async function restrictAuthor(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { actor } = ctx;
  const { id, act } = RestrictInput.parse(raw);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const personId = await findAuthorIn(tx, seat.roomId, id);
    if (!personId || personId === actor.id) throw new DomainError('not_found');
    const at = and(eq(roomRestrictions.roomId, seat.roomId), eq(roomRestrictions.personId, personId));
    await tx.delete(roomRestrictions).where(at);
    if (act !== 'lift')
      await tx.insert(roomRestrictions).values({
        roomId: seat.roomId,
        personId,
        state: act === 'silence' ? 'silenced' : 'blocked',
        by: actor.id,
        at: ctx.now,
      });
    if (act !== 'silence')
      await appendEventsIn(tx, ctx, seat.roomId, [
        { kind: 'blocked', body: { blocked: act === 'block' }, audience: personId },
      ]);
    await appendAudit(tx, ctx, `rooms.person-${act}`, seat.roomId, { personId });
  });
}

async function findAuthorIn(tx: Tx, roomId: string, id: string): Promise<string | null> {
  for (const table of [roomMessages, roomQuestions]) {
    const [row] = await tx
      .select({ personId: table.personId })
      .from(table)
      .where(and(eq(table.id, id), eq(table.roomId, roomId)));
    if (row) return row.personId;
  }
  return null;
}
