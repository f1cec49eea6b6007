import type { AnsweredQuestion, ShownQuestion } from '#app/domains/modules/reading/lesson-view.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { Prose, Words } from './prose.tsx';
import { PlaceRing, ShownPicture } from './shown-picture.tsx';
import { useAnswerWords } from './use-answer-words.ts';
import { useTrueFalse } from './use-true-false.ts';

/** Options with what each was worth where they were chosen from; else both answers in words. Then why. */
export function Answered({ question, answered }: { question: ShownQuestion; answered: AnsweredQuestion }) {
  const { t } = useTranslation('modules');
  const wordsOf = useAnswerWords(question);
  const trueFalse = useTrueFalse();
  const { response, right, correct, tolerance, feedbackOf, feedback } = answered;
  const format = useFormat();
  const options = question.kind === 'truefalse' ? trueFalse : question.options;
  const isChosenFrom = ['single', 'multiple', 'truefalse', 'hotspot'].includes(question.kind);
  const verdict = (id: string) =>
    response.includes(id)
      ? t(right.includes(id) ? 'lesson.question.yourRight' : 'lesson.question.yourWrong')
      : right.includes(id)
        ? t(right.length > 1 ? 'lesson.question.also' : 'lesson.question.best')
        : null;
  return (
    <div className="stack" role={correct === null ? undefined : 'status'}>
      {correct !== null && (
        <p className="verdict" data-correct={correct}>
          <Icon name={correct ? 'check' : 'info'} />
          {t(correct ? 'lesson.question.right' : 'lesson.question.wrong')}
        </p>
      )}
      {question.picture?.picture && (
        <div className="hotspot drawing">
          <ShownPicture picture={question.picture.picture} alt={question.picture.alt} />
          {answered.place && <PlaceRing picture={question.picture.picture} place={answered.place} />}
        </div>
      )}
      {isChosenFrom
        ? options.map(({ id, content }) => (
            <div
              className="choice boxed"
              key={id}
              data-answer={right.includes(id) ? 'right' : response.includes(id) ? 'wrong' : undefined}
            >
              <span>
                <Words content={content} />
                {verdict(id) && <span className="verdict">{verdict(id)}</span>}
                {feedbackOf[id] && (
                  <span className="help">
                    <Words content={feedbackOf[id]} />
                  </span>
                )}
              </span>
            </div>
          ))
        : [
            correct !== null && (
              <p key="yours">{t('lesson.question.yours', { answer: wordsOf(response) })}</p>
            ),
            !correct && <p key="right">{t('lesson.question.rightIs', { answer: wordsOf(right) })}</p>,
            tolerance !== null && tolerance > 0 && (
              <p key="tolerance">{t('preview.tolerance', { number: format.decimal(String(tolerance)) })}</p>
            ),
          ]}
      <Prose content={feedback} />
    </div>
  );
}
