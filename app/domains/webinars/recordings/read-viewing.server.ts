import { eq } from 'drizzle-orm';
import { lengthOf } from '#app/domains/learning/completion/counted-time.ts';
import { attendedTime } from '#app/domains/webinars/attendance/attended-time.ts';
import { playedIntervals } from '#app/domains/webinars/playback/played-intervals.ts';
import type { Reader } from '#db/database.ts';
import { webinarIntervals } from '#db/schema/webinars.ts';

/** How far a recording was watched: the union of what was played, in per cent of its length. */
export async function readViewing(read: Reader, registrationId: string, durationMs: number) {
  const parts = await read
    .select()
    .from(webinarIntervals)
    .where(eq(webinarIntervals.registrationId, registrationId));
  const { watched } = attendedTime(playedIntervals(parts), [{ from: 0, to: durationMs }]);
  const ms = lengthOf(watched);
  // The last second of a recording is never quite played.
  return {
    watched,
    ms,
    percent: durationMs === 0 ? 0 : Math.min(100, Math.floor((ms / durationMs) * 100 + 0.5)),
  };
}
