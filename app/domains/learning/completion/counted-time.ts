import { MINUTE_MS } from '#app/platform/time.ts';

/** Milliseconds since the epoch; `to` is the last signal received. */
export type Interval = { from: number; to: number };

/** An interval of somebody reading; ids sort by time, so "began earlier" is a comparison. */
export type StudyInterval = Interval & { id: string };

export const GAP_MS = MINUTE_MS;

/** Whether a signal at `at` continues an interval whose last signal was at `to`: gaps over a minute are not counted. */
export const continuesInterval = (to: number, at: number): boolean => at >= to && at - to <= GAP_MS;

/** Sorted and joined where they touch. */
export function union(intervals: Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** `own` minus `taken`. */
export function subtract(own: Interval[], taken: Interval[]): Interval[] {
  let rest = union(own);
  for (const cut of union(taken))
    rest = rest.flatMap((each) => [
      ...(each.from < cut.from ? [{ from: each.from, to: Math.min(each.to, cut.from) }] : []),
      ...(each.to > cut.to ? [{ from: Math.max(each.from, cut.to), to: each.to }] : []),
    ]);
  return rest.filter((each) => each.to > each.from);
}

/** The intersection of both. */
export const intersect = (a: Interval[], b: Interval[]): Interval[] => subtract(a, subtract(a, b));

export const lengthOf = (intervals: Interval[]): number =>
  union(intervals).reduce((sum, { from, to }) => sum + to - from, 0);

/**
 * Milliseconds that count: the union of one's own intervals, less what already counts elsewhere for the same
 * person (launches that began earlier), so that parallel windows count once.
 */
export const countedMs = (own: Interval[], elsewhere: Interval[]): number =>
  subtract(own, elsewhere).reduce((sum, each) => sum + each.to - each.from, 0);
