import { desc, eq } from 'drizzle-orm';
import { playedIntervals } from '#app/domains/webinars/playback/played-intervals.ts';
import type { Reader } from '#db/database.ts';
import { webinarCorrections, webinarIntervals, webinarTests } from '#db/schema/webinars.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { type AttendanceEvidence, type UnmetRequirement, unmetRequirements } from './attendance-rule.ts';
import { type AttendedTime, attendedTime } from './attended-time.ts';
import type { AttendanceBasis } from './read-attendance-basis.server.ts';

export type Attendance = {
  attended: AttendedTime;
  evidence: AttendanceEvidence;
  missing: UnmetRequirement[];
  correction: typeof webinarCorrections.$inferSelect | null;
  answered: string[];
};

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
  const [correction] = await read
    .select()
    .from(webinarCorrections)
    .where(eq(webinarCorrections.registrationId, registrationId))
    .orderBy(desc(webinarCorrections.at), desc(webinarCorrections.id))
    .limit(1);
  const tests = await read.select().from(webinarTests).where(eq(webinarTests.registrationId, registrationId));
  const sum = attendedTime(playedIntervals(parts), frame.sent);
  const answered = frame.asked.filter((each) => each.answeredBy.has(personId)).map((each) => each.id);
  const evidence: AttendanceEvidence = {
    ms: correction ? correction.minutes * MINUTE_MS : sum.ms,
    baseMs: frame.baseMs,
    asked: frame.asked.length,
    answered: answered.length,
    testPercent:
      tests.length === 0
        ? null
        : Math.max(...tests.map((each) => Math.floor((each.right / each.asked) * 100))),
  };
  return {
    attended: sum,
    evidence,
    missing: unmetRequirements(frame.rule, evidence),
    correction: correction ?? null,
    answered,
  };
}
