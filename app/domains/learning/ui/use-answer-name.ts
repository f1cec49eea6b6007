import type { EvaluationQuestion } from '#app/domains/learning/evaluation/evaluation-form.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';

/** The word for an answer of the evaluation. */
export function useAnswerName() {
  const scale = useWordFor('learning', 'evaluation.scale');
  const answer = useWordFor('learning', 'evaluation.answer');
  return (kind: EvaluationQuestion['kind'], value: string): string =>
    kind === 'scale' ? scale(value) : answer(value);
}
