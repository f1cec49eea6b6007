import form from '#content/evaluations/1.json' with { type: 'json' };

export type EvaluationQuestion = {
  id: string;
  kind: 'scale' | 'yes-no' | 'text';
  text: Record<string, string>;
};
export const FORM = form as { version: string; questions: EvaluationQuestion[] };

const SCALE = ['1', '2', '3', '4', '5'];
export const answersTo = (question: EvaluationQuestion): string[] =>
  question.kind === 'scale' ? SCALE : question.kind === 'yes-no' ? ['yes', 'partly', 'no'] : [];
