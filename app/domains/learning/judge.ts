import { compareExact } from '#app/platform/exact.ts';
import type { CompletionRule } from '#db/schema/catalogue.ts';

/** What the server knows of a registration: the package's word, the server's clock. */
export type RuntimeFacts = {
  completionStatus: string | null;
  successStatus: string | null;
  /** Exact decimal string from 0 to 1 (−1 to 1 in SCORM 2004). */
  scaledScore: string | null;
  countedMs: number;
  startedAt: Date | null;
};

export const NO_FACTS: RuntimeFacts = {
  completionStatus: null,
  successStatus: null,
  scaledScore: null,
  countedMs: 0,
  startedAt: null,
};

export type Missing = { code: 'status' | 'score' | 'minutes'; needed: string; has: string | null };

export const wholeMinutes = (ms: number): number => Math.floor(ms / 60_000);

/** What is still missing for completion, in the order in which it is shown; empty when complete. */
export function missingForCompletion(rule: CompletionRule, facts: RuntimeFacts): Missing[] {
  const completed = facts.completionStatus === 'completed';
  const passed = facts.successStatus === 'passed';
  const status = { completed, passed, 'completed-or-passed': completed || passed }[rule.status];
  const score =
    rule.minScore === null ||
    (facts.scaledScore !== null && compareExact(facts.scaledScore, rule.minScore) >= 0);
  const minutes = wholeMinutes(facts.countedMs);
  return [
    ...(status ? [] : [{ code: 'status' as const, needed: rule.status, has: facts.completionStatus }]),
    ...(score ? [] : [{ code: 'score' as const, needed: rule.minScore!, has: facts.scaledScore }]),
    ...(minutes >= rule.minMinutes
      ? []
      : [{ code: 'minutes' as const, needed: String(rule.minMinutes), has: String(minutes) }]),
  ];
}

export type Gate = {
  id: 'registered' | 'disclosures' | 'course' | 'evaluation' | 'credit';
  state: 'done' | 'next' | 'later';
};

/** The steps to credit, in order; the first that is not done is the next. `disclosures`: null where there are none. */
export function gates(done: { disclosures: boolean | null; course: boolean; evaluation: boolean }): Gate[] {
  const steps = [
    { id: 'registered' as const, done: true },
    ...(done.disclosures === null
      ? []
      : [{ id: 'disclosures' as const, done: done.disclosures || done.course }]),
    { id: 'course' as const, done: done.course },
    { id: 'evaluation' as const, done: done.evaluation },
    { id: 'credit' as const, done: done.course && done.evaluation },
  ];
  const next = steps.findIndex((step) => !step.done);
  return steps.map(({ id, done: isDone }, i) => ({
    id,
    state: isDone ? 'done' : i === next ? 'next' : 'later',
  }));
}

type Attempted = Pick<RuntimeFacts, 'completionStatus' | 'successStatus' | 'scaledScore'>;

/** The attempt that is judged; `attempts` in the order in which they began. */
export function attemptThatCounts<Attempt extends Attempted>(
  { counts = 'last' }: CompletionRule,
  attempts: Attempt[],
): Attempt | undefined {
  if (counts === 'first') return attempts[0];
  if (counts === 'last') return attempts.at(-1);
  const worth = ({ completionStatus, successStatus }: Attempted) =>
    (successStatus === 'passed' ? 2 : 0) + (completionStatus === 'completed' ? 1 : 0);
  return attempts.reduce<Attempt | undefined>((best, each) => {
    if (!best) return each;
    const more =
      worth(each) - worth(best) || compareExact(each.scaledScore ?? '-2', best.scaledScore ?? '-2');
    return more > 0 ? each : best;
  }, undefined);
}

/** Whether a test that was handed in is lost: only a new attempt can pass it. */
export const isFailed = (
  rule: CompletionRule,
  told: { successStatus: string | null; scaledScore: string | null },
): boolean =>
  told.successStatus === 'failed' ||
  (rule.minScore !== null && told.scaledScore !== null && compareExact(told.scaledScore, rule.minScore) < 0);

/** When the next attempt may begin: null at once, `never` when all are spent. */
export function nextTry(
  { maxTries = 0, waitHours = 0 }: CompletionRule,
  tries: number,
  endedAt: Date,
  now: Date,
): { hours: number } | 'never' | null {
  if (maxTries > 0 && tries >= maxTries) return 'never';
  const left = endedAt.getTime() + waitHours * 3_600_000 - now.getTime();
  return left > 0 ? { hours: Math.ceil(left / 3_600_000) } : null;
}
