import { and, eq, inArray } from 'drizzle-orm';
import type { StaffRole } from '#app/domains/webinars/staff/find-staff-role.server.ts';
import type { Database } from '#db/database.ts';
import { webinarSeats, webinarStaff, webinars } from '#db/schema/webinars.ts';

export type RoomMember = { webinarId: string; personId: string; role: StaffRole | 'seat' };

/**
 * Who may be in the rooms of these webinars: hosts and their helpers, and, where `seats` is set, those with a seat. `over`: the
 * webinars that were ended or cancelled, to which nobody sends pictures any more.
 */
export async function listRoomMembers(
  db: Database,
  webinarIds: string[],
  { seats }: { seats: boolean },
): Promise<{ insiders: RoomMember[]; over: Set<string> }> {
  const hosts = await db.read
    .select({
      webinarId: webinars.id,
      personId: webinars.hostId,
      state: webinars.state,
      endedAt: webinars.endedAt,
    })
    .from(webinars)
    .where(inArray(webinars.id, webinarIds));
  const staff = await db.read
    .select({ webinarId: webinarStaff.webinarId, personId: webinarStaff.personId, role: webinarStaff.role })
    .from(webinarStaff)
    .where(inArray(webinarStaff.webinarId, webinarIds));
  const seated = seats
    ? await db.read
        .select({ webinarId: webinarSeats.webinarId, personId: webinarSeats.personId })
        .from(webinarSeats)
        .where(and(inArray(webinarSeats.webinarId, webinarIds), eq(webinarSeats.state, 'seat')))
    : [];
  return {
    insiders: [
      ...hosts.map(({ webinarId, personId }) => ({ webinarId, personId, role: 'host' as const })),
      ...staff,
      ...seated.map((each) => ({ ...each, role: 'seat' as const })),
    ],
    over: new Set(
      hosts
        .filter(({ state, endedAt }) => state === 'cancelled' || endedAt !== null)
        .map(({ webinarId }) => webinarId),
    ),
  };
}
