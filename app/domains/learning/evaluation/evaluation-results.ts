import { groupBy } from '#app/platform/group.ts';
import { inWholeGroups } from '#app/platform/small-groups.ts';
import { answerOptions, type EvaluationQuestion } from './evaluation-form.ts';

/** What somebody answered, with what it is counted by; `month` is YYYY-MM in UTC, the same for every reader. */
export type GivenAnswers = {
  language: string;
  version: number;
  month: string;
  answers: Record<string, string>;
};

export const DIMENSIONS = ['language', 'version', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type CountedQuestion = { id: string; counts: { answer: string; count: number }[] };
/** `shown` is null, and nothing is counted, where it has fewer than five. */
export type AnswerGroup = { name: string; shown: number | null; questions: CountedQuestion[] };
export type EvaluationResults = {
  /** People who have answered, and how many of their answers are shown. */
  given: number;
  shown: number;
  questions: CountedQuestion[];
  /** Free words, in an order that tells nothing of when they were written. */
  words: string[];
  groups: Record<Dimension, AnswerGroup[]>;
};

/** What those who decide about a course need of them. */
export type EvaluationSummary = Pick<EvaluationResults, 'given' | 'shown' | 'questions'>;

/** Results of the people of a course in the order in which they answered; of each total and each group whole fives are shown. */
export function evaluationResults(
  given: GivenAnswers[],
  questions: EvaluationQuestion[],
  locale: string,
): EvaluationResults {
  const shown = inWholeGroups(given);
  const groupsBy = (dimension: Dimension): AnswerGroup[] =>
    [...groupBy(shown, (each) => String(each[dimension]))]
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([name, all]) => {
        const some = inWholeGroups(all);
        return { name, shown: some.length || null, questions: some.length ? counted(some, questions) : [] };
      });
  const text = questions.filter(({ kind }) => kind === 'text');
  return {
    given: given.length,
    shown: shown.length,
    questions: counted(shown, questions),
    words: shown
      .flatMap(({ answers }) => text.flatMap(({ id }) => answers[id] || []))
      .sort((a, b) => a.localeCompare(b, locale)),
    groups: { language: groupsBy('language'), version: groupsBy('version'), month: groupsBy('month') },
  };
}

const counted = (given: GivenAnswers[], questions: EvaluationQuestion[]): CountedQuestion[] =>
  questions
    .filter(({ kind }) => kind !== 'text')
    .map((question) => ({
      id: question.id,
      counts: answerOptions(question).map((answer) => ({
        answer,
        count: given.filter(({ answers }) => answers[question.id] === answer).length,
      })),
    }));

/** The answers that speak for a course: the upper two of a scale, a plain yes. */
const FAVOURABLE = ['4', '5', 'yes'];

/** Which share of a question's answers speak for the course; null where there are none. */
export function favourableShare({ counts }: CountedQuestion): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const good = counts.filter(({ answer }) => FAVOURABLE.includes(answer));
  return total === 0 ? null : good.reduce((sum, { count }) => sum + count, 0) / total;
}
