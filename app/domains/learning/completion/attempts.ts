import { failsTest } from '#app/domains/catalogue/versions/fails-test.ts';
import { compareExact } from '#app/platform/exact.ts';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { HOUR_MS } from '#app/platform/time.ts';

type AttemptResult = {
  completionStatus: string | null;
  successStatus: string | null;
  scaledScore: string | null;
};

/** The attempt that is evaluated; `attempts` in the order in which they began. */
export function attemptThatCounts<Attempt extends AttemptResult>(
  { counts = 'last' }: CompletionRule,
  attempts: Attempt[],
): Attempt | undefined {
  if (counts === 'first') return attempts[0];
  if (counts === 'last') return attempts.at(-1);
  const worth = ({ completionStatus, successStatus }: AttemptResult) =>
    (successStatus === 'passed' ? 2 : 0) + (completionStatus === 'completed' ? 1 : 0);
  return attempts.reduce<Attempt | undefined>((best, each) => {
    if (!best) return each;
    const more =
      worth(each) - worth(best) || compareExact(each.scaledScore ?? '-2', best.scaledScore ?? '-2');
    return more > 0 ? each : best;
  }, undefined);
}

/** Whether a package that decides nothing but itself is done: it says completed or passed, and not failed. */
export const isAttemptDone = ({
  completionStatus,
  successStatus,
}: Omit<AttemptResult, 'scaledScore'>): boolean =>
  successStatus !== 'failed' && (completionStatus === 'completed' || successStatus === 'passed');

/** Whether a test that was handed in is lost: only a new attempt can pass it. */
export const isAttemptFailed = (
  rule: CompletionRule,
  result: Pick<AttemptResult, 'successStatus' | 'scaledScore'>,
): boolean => failsTest(rule, result, { passMark: null });

/** When the next attempt may begin: null at once, `never` when all are spent. */
export function nextAttempt(
  { maxTries = 0, waitHours = 0 }: CompletionRule,
  tries: number,
  endedAt: Date,
  now: Date,
): { hours: number } | 'never' | null {
  if (maxTries > 0 && tries >= maxTries) return 'never';
  const left = endedAt.getTime() + waitHours * HOUR_MS - now.getTime();
  return left > 0 ? { hours: Math.ceil(left / HOUR_MS) } : null;
}
