import { compareExact } from '#app/platform/exact.ts';
import type { CompletionRule, PackageTest } from '#app/domains/catalogue/types.ts';
import { failsTest } from '#app/domains/catalogue/versions/fails-test.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

/** Facts that the server knows of a registration: status and score as reported by the package, time by the server's clock. */
export type RuntimeFacts = {
  completionStatus: string | null;
  successStatus: string | null;
  /** Exact decimal string from 0 to 1 (−1 to 1 in SCORM 2004). */
  scaledScore: string | null;
  countedMs: number;
  startedAt: Date | null;
  /** The test of the package that the attempt is at; null where it has none. */
  test: PackageTest | null;
};

export const NO_FACTS: RuntimeFacts = {
  completionStatus: null,
  successStatus: null,
  scaledScore: null,
  countedMs: 0,
  startedAt: null,
  test: null,
};

export type MissingRequirement = {
  /** `parts`: of a native course, parts that are required and not done. */
  code: 'status' | 'parts' | 'score' | 'failed' | 'minutes';
  needed: string;
  has: string | null;
};

/** Whether it is the time alone that is missing, or nothing: reading the time costs the most, and can wait until then. */
export const isTimeAllThatMayMiss = (rule: CompletionRule, facts: Omit<RuntimeFacts, 'countedMs'>): boolean =>
  missingForCompletion({ ...rule, minMinutes: 0 }, { ...facts, countedMs: 0 }).length === 0;

export const wholeMinutes = (ms: number): number => Math.floor(ms / MINUTE_MS);

/** Requirements still missing for completion, in the order in which they are shown; empty when complete. */
export function missingForCompletion(rule: CompletionRule, facts: RuntimeFacts): MissingRequirement[] {
  const completed = facts.completionStatus === 'completed';
  const passed = facts.successStatus === 'passed';
  const status = { completed, passed, 'completed-or-passed': completed || passed }[rule.status];
  const score =
    rule.minScore === null ||
    (facts.scaledScore !== null && compareExact(facts.scaledScore, rule.minScore) >= 0);
  const failed = failsTest(rule, facts, facts.test);
  const isNamed = !score || (rule.status === 'passed' && !status);
  const minutes = wholeMinutes(facts.countedMs);
  return [
    ...(status ? [] : [{ code: 'status' as const, needed: rule.status, has: facts.completionStatus }]),
    ...(score ? [] : [{ code: 'score' as const, needed: rule.minScore!, has: facts.scaledScore }]),
    ...(failed && !isNamed
      ? [{ code: 'failed' as const, needed: facts.test?.passMark ?? '', has: facts.scaledScore }]
      : []),
    ...(minutes >= rule.minMinutes
      ? []
      : [{ code: 'minutes' as const, needed: String(rule.minMinutes), has: String(minutes) }]),
  ];
}
