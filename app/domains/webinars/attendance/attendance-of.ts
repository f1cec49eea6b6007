import type { Interval } from '#app/domains/learning/completion/counted-time.ts';
import type { webinarCorrections, webinarTests } from '#db/schema/webinars.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { type AttendanceEvidence, type UnmetRequirement, unmetRequirements } from './attendance-rule.ts';
import { type AttendedTime, attendedTime } from './attended-time.ts';
import type { AttendanceBasis } from './read-attendance-basis.server.ts';

type Correction = typeof webinarCorrections.$inferSelect;
type Test = Pick<typeof webinarTests.$inferSelect, 'right' | 'asked'>;

/** All that is stored of one person; `correction` is the newest. */
export type AttendanceTraces = {
  personId: string;
  parts: Interval[];
  correction: Correction | null;
  tests: Test[];
};

export type Attendance = {
  attended: AttendedTime;
  evidence: AttendanceEvidence;
  missing: UnmetRequirement[];
  correction: Correction | null;
  answered: string[];
};

/** What one person's attendance comes to by the rule in force. */
export function attendanceOf(
  frame: AttendanceBasis,
  { personId, parts, correction, tests }: AttendanceTraces,
): Attendance {
  const attended = attendedTime(parts, frame.sent);
  const answered = frame.asked.filter((each) => each.answeredBy.has(personId)).map((each) => each.id);
  const evidence: AttendanceEvidence = {
    ms: correction ? correction.minutes * MINUTE_MS : attended.ms,
    baseMs: frame.baseMs,
    asked: frame.asked.length,
    answered: answered.length,
    testPercent:
      tests.length === 0
        ? null
        : Math.max(...tests.map((each) => Math.floor((each.right / each.asked) * 100))),
  };
  return { attended, evidence, missing: unmetRequirements(frame.rule, evidence), correction, answered };
}
