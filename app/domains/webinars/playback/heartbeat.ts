import { type Interval, union } from '#app/domains/learning/completion/counted-time.ts';

/** A tick faster than the clock, for timers that are not exact. */
const MAX_SPEED = 1.1;

/** What a player may be ahead of our clock: nothing but rounding. */
const AHEAD_MS = 2000;

/** Parts that touch so closely are one. */
const TOUCH_MS = 2500;

/**
 * What of the parts that a player says it has played may count: nothing from the future, nothing from before the
 * stream, and in all not more than the clock has gone on since it was last heard of. Newest parts count first.
 */
export function clampHeartbeat(
  played: Interval[],
  {
    now,
    heardAt,
    from,
    until = now + AHEAD_MS,
  }: { now: number; heardAt: number; from: number; until?: number },
): Interval[] {
  let left = Math.max(0, (now - heardAt) * MAX_SPEED);
  const taken: Interval[] = [];
  for (const each of union(played).reverse()) {
    const to = Math.min(each.to, until);
    const begin = Math.max(each.from, from, to - left);
    if (to <= begin) continue;
    taken.unshift({ from: begin, to });
    left -= to - begin;
  }
  return taken;
}

/** Whether a new part goes on where a stored one stands. */
export const extendsInterval = (stored: Interval, part: Interval): boolean =>
  part.from <= stored.to + TOUCH_MS && part.to >= stored.from - TOUCH_MS;
