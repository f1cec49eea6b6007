import type { MentoringSettings } from '#app/domains/mentoring/types.ts';
import type { PreparedCandidate } from './candidate.ts';
import { CRITERIA } from './criteria.ts';
import { SHARES, answerShare } from './shares.ts';

const SHARE_LIST = CRITERIA.map((criterion) => SHARES[criterion]);

/**
 * Shares of pairs, without weights: `size` shares a pair, one for each criterion and each question, -1 where a criterion does
 * not apply.
 */
export function openComparison(questions: MentoringSettings['questions']) {
  const size = CRITERIA.length + questions.length;
  return {
    size,
    write(into: Float32Array, at: number, e: PreparedCandidate, m: PreparedCandidate): void {
      for (let i = 0; i < CRITERIA.length; i++) into[at + i] = SHARE_LIST[i]!(e, m) ?? -1;
      for (let q = 0; q < questions.length; q++)
        into[at + CRITERIA.length + q] = answerShare(questions[q]!, e, m) ?? -1;
    },
    weightsOf: (settings: MentoringSettings): Float32Array =>
      Float32Array.from([
        ...CRITERIA.map((criterion) => settings.weights[criterion]),
        ...questions.map(({ id }) => settings.questions.find((each) => each.id === id)?.weight ?? 0),
      ]),
  };
}

/** From 0 to 100: the weighted mean of the shares that say something; 100 where nothing does. */
export function weightedScore(shares: Float32Array, at: number, weights: Float32Array): number {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < weights.length; i++) {
    const share = shares[at + i]!;
    if (share < 0) continue;
    sum += weights[i]! * share;
    all += weights[i]!;
  }
  return all === 0 ? 100 : Math.round((sum / all) * 100);
}

/** `weighted` for two people alone. */
export function scorePair(settings: MentoringSettings, e: PreparedCandidate, m: PreparedCandidate): number {
  const measure = openComparison(settings.questions);
  const shares = new Float32Array(measure.size);
  measure.write(shares, 0, e, m);
  return weightedScore(shares, 0, measure.weightsOf(settings));
}
