import { type Interval, intersect, lengthOf, subtract, union } from './counted-time.ts';

/** Time without a connection counts up to this long before something that was done, and no longer. */
export const PAUSE_MS = 300_000;

/**
 * Time that a player reports for a gap in signals, in milliseconds after the last answer; a claim, limited by what the server
 * knows.
 */
export type OfflineClaim = {
  /** The server's own time of that answer, as it gave it. */
  heard: number;
  /** When something was done: an answer was saved on the device, or the connection came back to an open page. */
  at: number;
  /** When the page was open and visible. */
  seen: [from: number, to: number][];
};

/**
 * The part of a gap between two signals that counts. A device's claim is limited by what the server knows itself: it
 * begins at a signal that the server received, stays within the gap between two of them and before now, counts nothing
 * twice, and gives `mostMs` for one gap at the most. Whole milliseconds since the epoch.
 *
 * @param signals intervals of the launch by received signals, `counted` those that earlier claims were given
 * @param until now, or when the launch ended
 */
export function offlineIntervals(
  { heard, at, seen }: OfflineClaim,
  {
    signals,
    counted,
    until,
    mostMs,
  }: { signals: Interval[]; counted: Interval[]; until: number; mostMs: number },
): Interval[] {
  const isKnown = signals.some(({ from, to }) => heard >= from && heard <= to);
  if (!isKnown || until <= heard) return [];
  const done = Math.min(heard + at, until);
  const within = { from: Math.max(heard, done - PAUSE_MS), to: done };
  const visible = seen
    .map(([from, to]) => ({ from: heard + from, to: heard + to }))
    .filter(({ from, to }) => to > from);
  const claimed = subtract(intersect(visible, [within]), counted);
  return gapsOf(signals, heard, until).flatMap((gap) => {
    let left = mostMs - lengthOf(intersect(counted, [gap]));
    return intersect(claimed, [gap]).flatMap(({ from, to }) => {
      const ms = Math.min(to - from, left);
      left -= ms;
      return ms > 0 ? [{ from, to: from + ms }] : [];
    });
  });
}

/** Between the signals that the server heard; one signal alone has no length, and still parts two gaps. */
function gapsOf(signals: Interval[], from: number, until: number): Interval[] {
  const gaps: Interval[] = [];
  let at = from;
  for (const signal of union(signals)) {
    if (signal.from > at && signal.from <= until) gaps.push({ from: at, to: signal.from });
    at = Math.max(at, signal.to);
  }
  return until > at ? [...gaps, { from: at, to: until }] : gaps;
}
