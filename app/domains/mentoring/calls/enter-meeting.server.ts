import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnMeeting } from '#app/domains/mentoring/meetings/require-own-meeting.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { DomainError } from '#app/platform/errors.ts';
import { callWindow } from './call-window.ts';

/**
 * The door of a meeting's room, from a quarter of an hour before until an hour and a half after its planned end. Throws
 * `not_found`, `meeting_ahead` and `meeting_over`.
 */
export async function enterMeeting(ctx: Ctx, id: string) {
  const own = await requireOwnMeeting(ctx, id);
  const { meeting } = own;
  const state = callWindow(meeting, ctx.now);
  if (state !== 'open') throw new DomainError(state === 'ahead' ? 'meeting_ahead' : 'meeting_over');
  const seat: Seat = { roomId: meeting.id, staff: false };
  return { ...own, seat };
}
