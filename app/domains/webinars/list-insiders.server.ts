import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { webinars, webinarSeats, webinarStaff } from '#db/schema/webinars.ts';
import type { StaffRole } from './read-webinar.server.ts';

export type Insider = { webinarId: string; personId: string; role: StaffRole | 'seat' };

/** Who may be in the rooms of these webinars: hosts and their helpers, and, where `seats` is set, those with a seat. */
export async function listInsiders(
  db: Database,
  webinarIds: string[],
  { seats }: { seats: boolean },
): Promise<Insider[]> {
  const hosts = await db.read
    .select({ webinarId: webinars.id, personId: webinars.hostId })
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
  return [
    ...hosts.map((each) => ({ ...each, role: 'host' as const })),
    ...staff,
    ...seated.map((each) => ({ ...each, role: 'seat' as const })),
  ];
}
