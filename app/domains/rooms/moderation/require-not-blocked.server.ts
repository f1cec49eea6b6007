import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { findRestriction } from './find-restriction.server.ts';

/** For the unit of what an actor writes. Returns `silenced` without the actor learning it. Throws `room_blocked`. */
export async function requireNotBlockedIn(tx: Tx, ctx: SignedInCtx, seat: Seat): Promise<'silenced' | null> {
  const state = await findRestriction(ctx, seat, tx);
  if (state === 'blocked') throw new DomainError('room_blocked');
  return state;
}
