import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { findOwnSeat } from '#app/domains/webinars/seats/find-own-seat.server.ts';
import { type StaffRole, findStaffRole } from '#app/domains/webinars/staff/find-staff-role.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** The right to be in the room: staff, or a seat. Throws `not_found`, `seat_needed` or `seat_waits`. */
export async function enterRoom(
  ctx: Ctx,
  slug: string,
): Promise<WebinarWithCourse & { seat: Seat; role: StaffRole | null; registrationId: string | null }> {
  mustBeSignedIn(ctx);
  const found = await readWebinar(ctx, slug);
  const { webinar } = found;
  const role = await findStaffRole(ctx, webinar);
  const own = await findOwnSeat(ctx, webinar.id);
  if (!role) {
    if (!own) throw new DomainError('seat_needed');
    if (own.state === 'waiting') throw new DomainError('seat_waits');
  }
  return {
    ...found,
    role,
    seat: { roomId: webinar.id, staff: role !== null },
    registrationId: own?.state === 'seat' ? own.registrationId : null,
  };
}
