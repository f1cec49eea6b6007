import { desc, eq } from 'drizzle-orm';
import { playedIntervals } from '#app/domains/webinars/playback/played-intervals.ts';
import type { Reader } from '#db/database.ts';
import { webinarCorrections, webinarIntervals, webinarTests } from '#db/schema/webinars.ts';
import { type Attendance, attendanceOf } from './attendance-of.ts';
import type { AttendanceBasis } from './read-attendance-basis.server.ts';

/** One person's attendance by the rule in force. */
export async function readAttendance(
  read: Reader,
  frame: AttendanceBasis,
  registrationId: string,
  personId: string,
): Promise<Attendance> {
  const parts = await read
    .select()
    .from(webinarIntervals)
    .where(eq(webinarIntervals.registrationId, registrationId));
  const [correction = null] = await read
    .select()
    .from(webinarCorrections)
    .where(eq(webinarCorrections.registrationId, registrationId))
    .orderBy(desc(webinarCorrections.at), desc(webinarCorrections.id))
    .limit(1);
  const tests = await read.select().from(webinarTests).where(eq(webinarTests.registrationId, registrationId));
  return attendanceOf(frame, { personId, parts: playedIntervals(parts), correction, tests });
}
