import { and, eq, lt, sql } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader, Tx } from '#db/database.ts';
import { roomEvents, roomRestrictions, rooms } from '#db/schema/rooms.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import type { Seat } from './seat.ts';

export type NewEvent = {
  kind: string;
  body: Record<string, unknown>;
  /** Empty: all; `staff`; or the one person who may see it. */
  audience?: string;
  /** Whose doing it is, where readers are told. */
  personId?: string | null;
  mediaAt?: Date | null;
};

export async function openRoomIn(tx: Tx, ctx: Ctx, roomId: string): Promise<void> {
  await tx.insert(rooms).values({ id: roomId, createdAt: ctx.now }).onConflictDoNothing();
}

/** Whether questions wait for a moderator; the caller has shown that the actor may say so. */
export async function setModeratedIn(tx: Tx, roomId: string, moderated: boolean): Promise<void> {
  await tx.update(rooms).set({ moderated }).where(eq(rooms.id, roomId));
}

/** As it was set; the caller has shown that the actor may know. */
export async function isModerated(ctx: Ctx, roomId: string): Promise<boolean> {
  const [room] = await ctx.db.read.select().from(rooms).where(eq(rooms.id, roomId));
  return room?.moderated ?? false;
}

/** Appends events under the room's next numbers. Whoever calls `transact` tells the room afterwards. */
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

/** One unit that changes a room; everybody in it hears of it once it is durable. */
export async function changeRoom<T>(ctx: Ctx, roomId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const answer = await ctx.db.transact(work);
  ctx.db.signal(`room ${roomId}`);
  return answer;
}

/** What is known against an actor in a room; null: nothing. */
export async function restrictionOf(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  seat: Seat,
  read: Reader = ctx.db.read,
): Promise<'silenced' | 'blocked' | null> {
  const [row] = await read
    .select()
    .from(roomRestrictions)
    .where(and(eq(roomRestrictions.roomId, seat.roomId), eq(roomRestrictions.personId, ctx.actor?.id ?? '')));
  return row?.state ?? null;
}

/** In the unit of what an actor says: `silenced` is not told. Throws `room_blocked`. */
export async function restrictionIn(tx: Tx, ctx: SignedInCtx, seat: Seat): Promise<'silenced' | null> {
  const state = await restrictionOf(ctx, seat, tx);
  if (state === 'blocked') throw new DomainError('room_blocked');
  return state;
}

/** Events of one room, beyond which only its staff add to it: a full day of a busy room is a twentieth. */
const ROOM_EVENTS = 200_000;

/** Throws `room_full` for whoever does not lead the room. */
export async function mustTakeMoreIn(tx: Tx, seat: Seat): Promise<void> {
  if (seat.staff) return;
  const [room] = await tx
    .select({ lastNumber: rooms.lastNumber })
    .from(rooms)
    .where(eq(rooms.id, seat.roomId));
  if ((room?.lastNumber ?? 0) >= ROOM_EVENTS) throw new DomainError('room_full');
}

/** What browsers told each other to find each other holds their addresses: an hour later nobody needs it. */
export const forgetSignals = (ctx: Ctx): Promise<unknown> =>
  ctx.db.transact((tx) =>
    tx
      .delete(roomEvents)
      .where(and(eq(roomEvents.kind, 'signal'), lt(roomEvents.at, new Date(ctx.now.getTime() - 3_600_000)))),
  );
