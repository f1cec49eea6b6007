import { mentoringMeetings } from '#db/schema/mentoring.ts';

const EARLY_MS = 15 * 60_000;

const LATE_MS = 90 * 60_000;

/** Whether a meeting's call can be entered now; what nobody agreed to is still ahead. */
export function callWindow(
  { state, startsAt, minutes }: typeof mentoringMeetings.$inferSelect,
  now: Date,
): 'ahead' | 'open' | 'over' {
  const since = now.getTime() - startsAt.getTime();
  if (state !== 'agreed' || since < -EARLY_MS) return 'ahead';
  return since > minutes * 60_000 + LATE_MS ? 'over' : 'open';
}
