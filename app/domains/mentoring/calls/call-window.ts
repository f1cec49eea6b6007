import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

const EARLY_MS = 15 * MINUTE_MS;

const LATE_MS = 90 * MINUTE_MS;

/** Whether a meeting's call can be entered now; what nobody agreed to is still ahead. */
export function callWindow(
  { state, startsAt, minutes }: typeof mentoringMeetings.$inferSelect,
  now: Date,
): 'ahead' | 'open' | 'over' {
  const since = now.getTime() - startsAt.getTime();
  if (state !== 'agreed' || since < -EARLY_MS) return 'ahead';
  return since > minutes * MINUTE_MS + LATE_MS ? 'over' : 'open';
}
