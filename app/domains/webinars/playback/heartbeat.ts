import { type Interval, union } from '#app/domains/learning/completion/counted-time.ts';

/** A tick faster than the clock, for timers that are not exact. */
const MAX_SPEED = 1.1;

/** Tolerance by which a player may be ahead of our clock: rounding only. */
const AHEAD_MS = 2000;

/** Parts that touch so closely are one. */
const TOUCH_MS = 2500;

/**
 * Which of the intervals a player reports may count: nothing from the future, nothing from before the stream, and in total no
 * more than the time since its last heartbeat. Newest intervals count first.
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

/** Whether an interval continues a stored one. */
export const extendsInterval = (stored: Interval, part: Interval): boolean =>
  part.from <= stored.to + TOUCH_MS && part.to >= stored.from - TOUCH_MS;
