import { EVALUATION_FORM } from '#app/domains/learning/evaluation/evaluation-form.ts';
import {
  type CountedQuestion,
  favourableShare,
} from '#app/domains/learning/evaluation/evaluation-results.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useAnswerName } from './use-answer-name.ts';

/** Each question of the evaluation: what speaks for the course in one sentence, then every answer with its count and share. */
export function EvaluationQuestions({ questions }: { questions: CountedQuestion[] }) {
  const { t, i18n } = useTranslation('learning');
  const format = useFormat();
  const answerName = useAnswerName();
  return questions.map((question) => {
    const { text, kind } = EVALUATION_FORM.questions.find(({ id }) => id === question.id)!;
    const total = question.counts.reduce((sum, { count }) => sum + count, 0);
    // The best answer first: on a scale it is the highest.
    const counts = kind === 'scale' ? question.counts.toReversed() : question.counts;
    return (
      <section className="flow" key={question.id} aria-labelledby={question.id}>
        <h2 id={question.id}>{text[i18n.language]}</h2>
        <p>
          {t(kind === 'scale' ? 'results.findingScale' : 'results.findingYes', {
            share: format.percent(favourableShare(question) ?? 0),
          })}
        </p>
        <dl className="bars">
          {counts.map(({ answer, count }) => (
            <div key={answer}>
              <dt>{answerName(kind, answer)}</dt>
              <dd className="value">
                {format.number(count, 0)} <span className="soft">{format.percent(count / total)}</span>
              </dd>
              <dd className="drawn" aria-hidden="true">
                <svg className="bar">
                  <rect width={`${Math.round((count / total) * 100)}%`} height="100%" />
                </svg>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}
