import { eq } from 'drizzle-orm';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { webinarIntervals, webinarSeats, webinarSessions, webinars } from '#db/schema/webinars.ts';
import type { TestApp } from './app.ts';
import { MINUTE } from './webinar.ts';

const ROWS_AT_ONCE = 200;

/** Gives seats to these guests, who followed so many minutes from the opening on: as rows, because people who sign in take their time. */
export async function seatGuests(
  app: Pick<TestApp, 'platform'>,
  webinarId: string,
  guests: { name: string; minutes: number }[],
): Promise<void> {
  const { db } = app.platform;
  const [webinar] = await db.read.select().from(webinars).where(eq(webinars.id, webinarId));
  const [host] = await db.read.select().from(people).where(eq(people.id, webinar!.hostId));
  const from = webinar!.openedAt ?? webinar!.startsAt;
  const rows = guests.map(({ name, minutes }) => ({
    name,
    to: new Date(from.getTime() + minutes * MINUTE),
    personId: newId(),
    registrationId: newId(),
    sessionId: newId(),
    minutes,
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    const came = some.filter(({ minutes }) => minutes > 0);
    await db.transact(async (tx) => {
      await tx.insert(people).values(
        some.map(({ personId, name }) => ({
          ...host!,
          ...nameColumns(name),
          id: personId,
          opaqueId: newId(),
          email: `${personId}@example.org`,
        })),
      );
      await tx.insert(registrations).values(
        some.map(({ registrationId, personId }) => ({
          id: registrationId,
          personId,
          courseId: webinar!.courseId,
          versionId: webinar!.versionId,
          language: 'en',
          createdAt: from,
        })),
      );
      await tx.insert(webinarSeats).values(
        some.map(({ registrationId, personId }) => ({
          registrationId,
          webinarId,
          personId,
          state: 'seat' as const,
          joinedAt: from,
        })),
      );
      if (came.length === 0) return;
      await tx.insert(webinarSessions).values(
        came.map(({ sessionId, registrationId, to }) => ({
          id: sessionId,
          registrationId,
          webinarId,
          startedAt: from,
          endedAt: to,
        })),
      );
      await tx.insert(webinarIntervals).values(
        came.map(({ sessionId, registrationId, to }) => ({
          id: newId(),
          sessionId,
          registrationId,
          mode: 'watched' as const,
          mediaFrom: from,
          mediaTo: to,
          firstAt: from,
          lastAt: to,
        })),
      );
    });
  }
}
