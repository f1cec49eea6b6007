import type { Attendance } from './attendance-of.ts';

/** `met`: the requirements are, and the questions about the webinar are still open. */
export const ATTENDANCE_STATES = ['evaluated', 'met', 'short', 'absent'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** How far somebody with a seat has come. */
export function attendanceState(
  { evidence, missing }: Pick<Attendance, 'evidence' | 'missing'>,
  isEvaluated: boolean,
): AttendanceState {
  if (isEvaluated) return 'evaluated';
  if (missing.length === 0) return 'met';
  return evidence.ms > 0 ? 'short' : 'absent';
}
