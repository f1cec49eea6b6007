import type { AttendanceRule } from '#app/domains/webinars/types.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

export type AttendanceEvidence = {
  ms: number;
  /** Milliseconds that there were to be followed: what was planned, or less where less was sent. */
  baseMs: number;
  asked: number;
  answered: number;
  /** Per cent of the best test; null while none was handed in. */
  testPercent: number | null;
};

export type UnmetRequirement = { code: 'minutes' | 'answers' | 'test'; needed: number; has: number | null };

/** Unmet requirements of the rule, in the order in which they are shown; empty: it counts. */
export function unmetRequirements(rule: AttendanceRule, evidence: AttendanceEvidence): UnmetRequirement[] {
  const needed = Math.ceil((evidence.baseMs * rule.minPercent) / 100 / MINUTE_MS);
  const minutes = Math.floor(evidence.ms / MINUTE_MS);
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
export const isMilder = (rule: AttendanceRule, before: AttendanceRule): boolean =>
  rule.minPercent <= before.minPercent &&
  rule.answersPercent <= before.answersPercent &&
  rule.testPercent <= before.testPercent;
