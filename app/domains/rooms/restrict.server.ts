import { and, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { roomMessages, roomQuestions, roomRestrictions } from '#db/schema/rooms.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed } from '../accounts/permissions.ts';
import { appendEventsIn, changeRoom } from './events.server.ts';
import { RestrictInput } from './schemas.ts';
import type { Seat } from './seat.ts';

/** Silences the author of something without a word, sends them out, or lifts either. */
export async function restrictAuthor(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { actor } = ctx;
  const { id, act } = RestrictInput.parse(raw);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const personId = await authorOf(tx, seat.roomId, id);
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

async function authorOf(tx: Tx, roomId: string, id: string): Promise<string | null> {
  for (const table of [roomMessages, roomQuestions]) {
    const [row] = await tx
      .select({ personId: table.personId })
      .from(table)
      .where(and(eq(table.id, id), eq(table.roomId, roomId)));
    if (row) return row.personId;
  }
  return null;
}
