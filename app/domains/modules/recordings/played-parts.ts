import { type Interval, lengthOf, subtract, union } from '#app/domains/learning/completion/counted-time.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

/** Parts of a recording, in hundred-thousandths of its length: what was made for two languages need not be equally long. */
export type Parts = [from: number, to: number][];
export const WHOLE = 100_000;

/** Nobody plays faster than twice the speed. The first signal may come a little late. */
const MOST_SPEED = 2;
const FIRST_SECONDS = 5;
/** After a longer silence more is not believed: the player tells all it has played each time, so the rest comes with the next signals. */
const LONGEST_SILENCE_MS = 10 * MINUTE_MS;
/** Somebody who looks for a place leaves crumbs; of more parts than this the smallest are left out. */
const MOST_PARTS = 200;

/**
 * What was played by now: `before`, and of `seconds`, which a player says that it has played of a recording of this `length`, no more than
 * the time since it was heard of last allows (`sinceMs`; null: never before).
 */
export function addPlayed(before: Parts, seconds: Parts, length: number, sinceMs: number | null): Parts {
  const toParts = (at: number) => Math.round((Math.min(Math.max(at, 0), length) / length) * WHOLE);
  const known = intervalsOf(before);
  const said = intervalsOf(seconds.map(([from, to]) => [toParts(from), toParts(to)]));
  const silence = Math.min(Math.max(sinceMs ?? 0, 0), LONGEST_SILENCE_MS) / 1000;
  let left = Math.round(((sinceMs === null ? FIRST_SECONDS : silence * MOST_SPEED) / length) * WHOLE);
  const believed: Interval[] = [];
  for (const { from, to } of subtract(said, known)) {
    const taken = Math.min(to - from, left);
    if (taken > 0) believed.push({ from, to: from + taken });
    left -= taken;
  }
  const all = union([...known, ...believed]).sort((a, b) => b.to - b.from - (a.to - a.from));
  return union(all.slice(0, MOST_PARTS)).map(({ from, to }) => [from, to]);
}

const intervalsOf = (parts: Parts): Interval[] =>
  parts.filter(([from, to]) => to > from).map(([from, to]) => ({ from, to }));

/** Whole per cent. */
export const playedPercent = (parts: Parts): number =>
  Math.round((lengthOf(intervalsOf(parts)) / WHOLE) * 100);

/** Whether a recording needs no more playing; its transcript, read, stands for it. */
export const isEnough = (
  viewing: { played: Parts; transcriptReadAt: Date | null } | undefined,
  percent: number,
): boolean =>
  viewing !== undefined && (viewing.transcriptReadAt !== null || playedPercent(viewing.played) >= percent);
