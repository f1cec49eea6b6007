import type { LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { rightNeeded } from '#app/domains/modules/questions/score.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { Question } from './question.tsx';

type Props = LessonView & { stateOf: (...intents: string[]) => FormState };

/** The questions of an attempt, the result of the one before, and the button that begins the next. */
export function QuestionSet(props: Props) {
  const { attempt, questions, stateOf } = props;
  const { t } = useTranslation('modules');
  const format = useFormat();
  return (
    <>
      {attempt?.isOver && <Result {...props} />}
      {attempt && !attempt.isOver && attempt.dueAt && (
        <p className="small" data-due={new Date(attempt.dueAt).toISOString()}>
          {t('lesson.test.until', { time: format.dateTime(attempt.dueAt) })}
        </p>
      )}
      {props.preview ? <TestFacts {...props} /> : <Beginning {...props} />}
      {props.preview && props.test!.questions < questions.length && (
        <Note>{t('preview.pool', { count: questions.length })}</Note>
      )}
      {questions.map((question, at) => (
        <Question
          key={question.id}
          question={question}
          state={stateOf('answer')}
          isClosed={attempt?.isOver ?? false}
          heading={
            <span className="small soft block">
              {t('lesson.question.number', { number: at + 1, of: questions.length })}
            </span>
          }
        />
      ))}
    </>
  );
}

/** Opens the page after the last answer: the numbers, and what they had to be. */
function Result({ attempt, questions, module }: LessonView) {
  const { t } = useTranslation('modules');
  const right = questions.filter(({ answered }) => answered?.correct).length;
  const isUnended = attempt!.outcome === null;
  const outcome =
    attempt!.outcome === 'passed' ? 'passed' : attempt!.outcome === 'failed' ? 'failed' : 'finished';
  return (
    <div id="result">
      <Alert
        tone={outcome === 'failed' || isUnended ? 'warning' : 'success'}
        title={isUnended ? t('lesson.test.over') : t(`lesson.test.${outcome}`)}
      >
        <p>
          {t('lesson.test.score', { right, of: attempt!.of })}
          {module.pass !== null && (
            <> {t('learning:result.neededRight', { count: rightNeeded(attempt!.of, module.pass) })}</>
          )}
        </p>
      </Alert>
    </div>
  );
}

function Beginning(props: Props) {
  const { attempt, next, stateOf, questions } = props;
  const { t } = useTranslation('modules');
  const format = useFormat();
  if (!next || next.code === 'running') return null;
  if (next.code === 'end')
    return (
      <ActionForm
        className=""
        intent="begin"
        state={stateOf('begin')}
        look="beacon"
        submit={t('lesson.finish')}
      />
    );
  if (next.code === 'spent') return <p>{t('lesson.test.spent')}</p>;
  if (next.code === 'wait') return <p>{t('lesson.test.waits', { when: format.dateTime(next.until) })}</p>;
  const isFailed = attempt?.outcome === 'failed' || (attempt !== null && attempt.outcome === null);
  return (
    <ActionForm
      className="flow"
      intent="begin"
      state={stateOf('begin')}
      look={attempt && !isFailed ? undefined : 'beacon'}
      submit={t(!attempt ? 'lesson.test.begin' : isFailed ? 'lesson.test.again' : 'lesson.test.practise')}
    >
      {questions.length === 0 && <TestFacts {...props} />}
    </ActionForm>
  );
}

/** What a set of questions asks for. */
function TestFacts({ test, module }: LessonView) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  if (!test) return null;
  return (
    <ul className="list">
      <li>{t('lesson.test.questions', { count: test.questions })}</li>
      <li>{t('lesson.test.once')}</li>
      {module.pass !== null && (
        <li>{t('lesson.test.pass', { percent: format.percent(module.pass / 100) })}</li>
      )}
      {test.minutes !== null && (
        <li>{t('lesson.test.limit', { minutes: t('common:minutes', { count: test.minutes }) })}</li>
      )}
      {test.attempts !== null && <li>{t('lesson.test.attempts', { count: test.attempts })}</li>}
    </ul>
  );
}
