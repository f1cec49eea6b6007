import type { CompletionRule, PackageTest } from '#app/domains/catalogue/types.ts';
import { compareExact } from '#app/platform/exact.ts';

/**
 * Whether a failed test keeps an attempt from giving credit. A test is asked for by the rule (`passed` or a score), or the
 * package has one; where only `completed` is asked of a package without one, what it reports as failed counts all the same.
 */
export function failsTest(
  rule: Pick<CompletionRule, 'status' | 'minScore'>,
  { successStatus, scaledScore }: { successStatus: string | null; scaledScore: string | null },
  test: PackageTest | null,
): boolean {
  if (rule.status === 'completed' && rule.minScore === null && !test) return false;
  const marks = [rule.minScore, test?.passMark ?? null].filter((mark) => mark !== null);
  return (
    successStatus === 'failed' ||
    (scaledScore !== null && marks.some((mark) => compareExact(scaledScore, mark) < 0))
  );
}
