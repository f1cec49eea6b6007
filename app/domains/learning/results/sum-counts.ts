import type { CountedQuestion } from '#app/domains/learning/evaluation/evaluation-results.ts';

/**
 * Counts of several courses together. They are added as each course shows them: of a total that was cut into fives by itself, together with
 * those of the courses, somebody's answers could be worked out.
 */
export function sumCounts(all: CountedQuestion[][]): CountedQuestion[] {
  const sums = new Map<string, Map<string, number>>();
  for (const { id, counts } of all.flat()) {
    const sum = sums.get(id) ?? new Map<string, number>();
    for (const { answer, count } of counts) sum.set(answer, (sum.get(answer) ?? 0) + count);
    sums.set(id, sum);
  }
  return [...sums].map(([id, sum]) => ({
    id,
    counts: [...sum].map(([answer, count]) => ({ answer, count })),
  }));
}
