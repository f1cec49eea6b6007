import { compareExact } from '#app/platform/exact.ts';

/** An attempt at a test: its score is from 0 to 1, an exact decimal string; `right` where single answers were counted. */
export type TestAttempt = {
  number: number;
  at: Date | string;
  outcome: 'passed' | 'failed' | 'done' | 'open';
  score: string | null;
  right: { count: number; of: number } | null;
};

/** When a failed test may be tried again. */
export type NextTry = { code: 'now' } | { code: 'spent' } | { code: 'wait'; until: Date | string };

/** A test of a course, with all attempts at it, the oldest first. `needed`: a score, or right answers where they are counted; null: no mark. */
export type TestResult = {
  /** Part of a native course; null where the course is one package. */
  part: { id: string; title: string; language: string } | null;
  needed: { score: string } | { right: number } | null;
  attempts: TestAttempt[];
  /** Which of them counts; `best`: the best that passed, otherwise the last. */
  counts: 'best' | 'last' | 'first';
  /** Null where the last attempt is open or has passed. */
  next: NextTry | null;
};

type Counted = Pick<TestResult, 'attempts' | 'counts'>;

/** The attempt that the result says first. */
export function leadingAttempt({ attempts, counts }: Counted): TestAttempt | undefined {
  if (counts === 'first') return attempts[0];
  if (counts === 'last') return attempts.at(-1);
  const passed = attempts.filter(({ outcome }) => outcome === 'passed');
  return passed.toSorted((a, b) => compareExact(b.score ?? '0', a.score ?? '0'))[0] ?? attempts.at(-1);
}

/** Whether all that can be done about it is another attempt. */
export const isFailed = (result: Counted): boolean => leadingAttempt(result)?.outcome === 'failed';
