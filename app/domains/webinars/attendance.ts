import { type Interval, intersect, lengthOf, union } from '../learning/counted-time.ts';

/** All times in milliseconds on the stream's own clock, which is the server's: what was shown when it was sent. */

/** A gap of a lost line up to this long is bridged, and no more than this in all: nobody's line is perfect. */
export const BRIDGE_MS = 90_000;
export const BRIDGES_MS = 300_000;
/** A tick faster than the clock, for timers that are not exact. */
const HASTE = 1.1;
/** What a player may be ahead of our clock: nothing but rounding. */
const AHEAD_MS = 2000;
/** Parts that touch so closely are one. */
const TOUCH_MS = 2500;

/**
 * What of the parts that a player says it has played may count: nothing from the future, nothing from before the
 * stream, and in all not more than the clock has gone on since it was last heard of. Newest parts count first.
 */
export function clampBeat(
  played: Interval[],
  {
    now,
    heardAt,
    from,
    until = now + AHEAD_MS,
  }: { now: number; heardAt: number; from: number; until?: number },
): Interval[] {
  let left = Math.max(0, (now - heardAt) * HASTE);
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
export const touches = (stored: Interval, part: Interval): boolean =>
  part.from <= stored.to + TOUCH_MS && part.to >= stored.from - TOUCH_MS;

export type Attended = {
  /** What was really followed, inside of what was really sent. */
  watched: Interval[];
  /** Gaps that are given to a lost line. */
  bridged: Interval[];
  ms: number;
};

/** Minutes of one person: the union of their parts within the time that pictures came, short gaps bridged. */
export function attended(parts: Interval[], sent: Interval[]): Attended {
  const watched = intersect(union(parts), union(sent));
  const gaps = watched
    .slice(1)
    .map((each, i) => ({ from: watched[i]!.to, to: each.from }))
    .filter(({ from, to }) => to - from <= BRIDGE_MS);
  const bridged: Interval[] = [];
  let given = 0;
  for (const gap of intersect(gaps, union(sent))) {
    const ms = Math.min(gap.to - gap.from, BRIDGES_MS - given);
    if (ms <= 0) break;
    bridged.push({ from: gap.from, to: gap.from + ms });
    given += ms;
  }
  return { watched, bridged, ms: lengthOf([...watched, ...bridged]) };
}

export type Rule = { minPercent: number; answersPercent: number; testPercent: number };
export type Evidence = {
  ms: number;
  /** Milliseconds that there were to be followed: what was planned, or less where less was sent. */
  baseMs: number;
  asked: number;
  answered: number;
  /** Per cent of the best test; null while none was handed in. */
  testPercent: number | null;
};
export type Lacks = { code: 'minutes' | 'answers' | 'test'; needed: number; has: number | null };

/** What is still missing by the rule, in the order in which it is told; empty: it counts. */
export function missingByRule(rule: Rule, evidence: Evidence): Lacks[] {
  const needed = Math.ceil((evidence.baseMs * rule.minPercent) / 100 / 60_000);
  const minutes = Math.floor(evidence.ms / 60_000);
  // Shares are compared as they are; whole minutes are only for telling.
  const stayed = evidence.ms >= (evidence.baseMs * rule.minPercent) / 100;
  const answers = Math.ceil((evidence.asked * rule.answersPercent) / 100);
  const tested = rule.testPercent === 0 || (evidence.testPercent ?? -1) >= rule.testPercent;
  return [
    ...(stayed && evidence.ms > 0
      ? []
      : [{ code: 'minutes' as const, needed: Math.max(1, needed), has: minutes }]),
    ...(evidence.answered >= answers
      ? []
      : [{ code: 'answers' as const, needed: answers, has: evidence.answered }]),
    ...(tested ? [] : [{ code: 'test' as const, needed: rule.testPercent, has: evidence.testPercent }]),
  ];
}

/** Whether a rule asks nothing that the other does not ask: after the start it may only become milder. */
export const isMilder = (rule: Rule, before: Rule): boolean =>
  rule.minPercent <= before.minPercent &&
  rule.answersPercent <= before.answersPercent &&
  rule.testPercent <= before.testPercent;
