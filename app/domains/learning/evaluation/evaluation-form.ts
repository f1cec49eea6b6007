import form from '#content/evaluations/1.json';

export type EvaluationQuestion = {
  id: string;
  kind: 'scale' | 'yes-no' | 'text';
  text: Record<string, string>;
};

export const EVALUATION_FORM = form as { version: string; questions: EvaluationQuestion[] };

const SCALE = ['1', '2', '3', '4', '5'];

export const answerOptions = (question: EvaluationQuestion): string[] =>
  question.kind === 'scale' ? SCALE : question.kind === 'yes-no' ? ['yes', 'partly', 'no'] : [];
