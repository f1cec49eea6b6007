import { and, asc, eq } from 'drizzle-orm';
import { playedIntervals } from '#app/domains/webinars/playback/played-intervals.ts';
import type { Reader } from '#db/database.ts';
import { webinarCorrections, webinarIntervals, webinarSeats, webinarTests } from '#db/schema/webinars.ts';
import { type Attendance, attendanceOf } from './attendance-of.ts';
import type { AttendanceBasis } from './read-attendance-basis.server.ts';

/** The attendance of everybody with a seat, by registration: a query for each kind of trace, not for each person. */
export async function listAttendances(
  read: Reader,
  frame: AttendanceBasis,
  seats: { registrationId: string; personId: string }[],
): Promise<Map<string, Attendance>> {
  const seated = and(eq(webinarSeats.webinarId, frame.webinar.id), eq(webinarSeats.state, 'seat'));
  const parts = await read
    .select({
      registrationId: webinarIntervals.registrationId,
      mediaFrom: webinarIntervals.mediaFrom,
      mediaTo: webinarIntervals.mediaTo,
    })
    .from(webinarIntervals)
    .innerJoin(webinarSeats, eq(webinarSeats.registrationId, webinarIntervals.registrationId))
    .where(seated);
  const corrections = await read
    .select({ correction: webinarCorrections })
    .from(webinarCorrections)
    .innerJoin(webinarSeats, eq(webinarSeats.registrationId, webinarCorrections.registrationId))
    .where(seated)
    .orderBy(asc(webinarCorrections.at), asc(webinarCorrections.id));
  const tests = await read
    .select({
      registrationId: webinarTests.registrationId,
      right: webinarTests.right,
      asked: webinarTests.asked,
    })
    .from(webinarTests)
    .innerJoin(webinarSeats, eq(webinarSeats.registrationId, webinarTests.registrationId))
    .where(seated);
  const [partsOf, testsOf] = [byRegistration(parts), byRegistration(tests)];
  // The newest comes last, and stays.
  const correctionOf = new Map(corrections.map(({ correction }) => [correction.registrationId, correction]));
  return new Map(
    seats.map(({ registrationId, personId }) => [
      registrationId,
      attendanceOf(frame, {
        personId,
        parts: playedIntervals(partsOf.get(registrationId) ?? []),
        correction: correctionOf.get(registrationId) ?? null,
        tests: testsOf.get(registrationId) ?? [],
      }),
    ]),
  );
}

function byRegistration<Row extends { registrationId: string }>(rows: Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.registrationId);
    if (own) own.push(row);
    else found.set(row.registrationId, [row]);
  }
  return found;
}
