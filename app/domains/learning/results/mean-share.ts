import {
  type CountedQuestion,
  favourableShare,
} from '#app/domains/learning/evaluation/evaluation-results.ts';

/** The mean of the shares of favourable answers, each question weighing the same; null where nothing is shown. */
export function meanShare(questions: CountedQuestion[]): number | null {
  const shares = questions.flatMap((question) => favourableShare(question) ?? []);
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
