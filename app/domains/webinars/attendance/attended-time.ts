import { type Interval, intersect, lengthOf, union } from '#app/domains/learning/completion/counted-time.ts';

/** All times in milliseconds on the stream's own clock, which is the server's: what was shown when it was sent. */

/** A gap of a lost line up to this long is bridged, and no more than this in all: nobody's line is perfect. */
export const LONGEST_BRIDGE_MS = 90_000;

export const ALL_BRIDGES_MS = 300_000;

export type AttendedTime = {
  /** Time really followed, within the time really broadcast. */
  watched: Interval[];
  /** Gaps bridged because the connection was lost. */
  bridged: Interval[];
  ms: number;
};

/** Minutes of one person: the union of their parts within the time that pictures came, short gaps bridged. */
export function attendedTime(parts: Interval[], sent: Interval[]): AttendedTime {
  const watched = intersect(union(parts), union(sent));
  const gaps = watched
    .slice(1)
    .map((each, i) => ({ from: watched[i]!.to, to: each.from }))
    .filter(({ from, to }) => to - from <= LONGEST_BRIDGE_MS);
  const bridged: Interval[] = [];
  let given = 0;
  for (const gap of intersect(gaps, union(sent))) {
    const ms = Math.min(gap.to - gap.from, ALL_BRIDGES_MS - given);
    if (ms <= 0) break;
    bridged.push({ from: gap.from, to: gap.from + ms });
    given += ms;
  }
  return { watched, bridged, ms: lengthOf([...watched, ...bridged]) };
}
