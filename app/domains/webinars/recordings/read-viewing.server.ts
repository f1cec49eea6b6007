import { eq } from 'drizzle-orm';
import { lengthOf } from '#app/domains/learning/completion/counted-time.ts';
import { attendedTime } from '#app/domains/webinars/attendance/attended-time.ts';
import { playedIntervals } from '#app/domains/webinars/playback/played-intervals.ts';
import type { Reader } from '#db/database.ts';
import { webinarIntervals } from '#db/schema/webinars.ts';
import type { Window } from './recording-window.ts';

/**
 * How far a recording was watched: the union of what was played, in per cent of what learners get of it now. Both are on the time of the
 * whole, so that what was watched of another part counts where the two overlap.
 */
export async function readViewing(read: Reader, registrationId: string, window: Window) {
  const parts = await read
    .select()
    .from(webinarIntervals)
    .where(eq(webinarIntervals.registrationId, registrationId));
  const { watched } = attendedTime(playedIntervals(parts), [window]);
  const ms = lengthOf(watched);
  const durationMs = window.to - window.from;
  // The last second of a recording is never quite played.
  return {
    watched,
    ms,
    percent: durationMs === 0 ? 0 : Math.min(100, Math.floor((ms / durationMs) * 100 + 0.5)),
  };
}
