import { dueAt, isOver, waitsUntil } from './attempts.ts';
import { element, fill, plain } from './elements.ts';
import { inMinutes, inPercent, inTime } from './in-language.ts';
import type { Course } from './open-course.ts';
import { answerOf, asked, isAnswerRight, result } from './progress.ts';
import { questionView } from './question-view.ts';

/** The longest that a timer waits. */
const MOST_MS = 2 ** 31 - 1;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The page is drawn again: nothing waits for the time of an attempt any more. */
export const stopTimer = (): void => clearTimeout(timer);

/** A question of the module that is open. `heading`: its number in a set. */
export function viewOf(course: Course, question: number, heading = ''): HTMLElement {
  const { data, kept, textAt } = course;
  const at = kept.m;
  const module = data.modules[at]!;
  const key = module.questions[question]!;
  const response = answerOf(kept, at, question);
  course.show(question);
  const text = textAt(at);
  return questionView({
    key,
    heading,
    text: text.questions[key.id]!,
    words: course.words(),
    lang: text.lang === kept.l ? null : { text: text.lang, words: kept.l },
    answered: response ? { response, right: isAnswerRight(data, module, key, response) } : null,
    answer: (given) => course.answer(question, given),
  });
}

/** The questions of an attempt with its time, the result of the one before, and the button that begins the next. */
export function questionSet(course: Course): HTMLElement[] {
  const { data, kept } = course;
  const at = kept.m;
  const module = data.modules[at]!;
  const words = course.words();
  const { test } = words;
  const now = Date.now();
  const numbers = asked(kept, module, at);
  const outcome = result(data, kept, module, at, now);
  const need = module.pass === null ? '' : fill(test.pass, { percent: inPercent(kept.l, module.pass / 100) });
  const start = (label: string) => {
    const button = plain('button', { type: 'button', class: 'button' }, label);
    button.addEventListener('click', course.begin);
    return button;
  };
  if (!numbers) {
    const limit = module.limit === null ? '' : fill(test.limit, { minutes: inMinutes(kept.l, module.limit) });
    return [plain('p', {}, [test.once, need, limit].filter(Boolean).join(' ')), start(test.begin)];
  }
  const views = numbers.map((number, nth) =>
    viewOf(course, number, fill(words.question.number, { number: nth + 1, of: numbers.length })),
  );
  if (!outcome) {
    const due = dueAt(kept, module, at);
    if (due === null) return views;
    timer = setTimeout(course.expire, Math.min(due - now, MOST_MS));
    return [plain('p', { class: 'help' }, fill(test.until, { time: inTime(kept.l, due) })), ...views];
  }
  const isUnended =
    isOver(kept, module, at, now) && numbers.some((number) => answerOf(kept, at, number) === undefined);
  const verdict = module.pass === null ? test.finished : outcome.passed ? test.passed : test.failed;
  const said = element('div', { class: `outcome ${outcome.passed ? 'right' : 'wrong'}` });
  said.append(
    plain('p', {}, `${verdict}: ${fill(test.score, { right: outcome.right, of: outcome.of })} ${need}`),
    ...(isUnended ? [plain('p', {}, test.over)] : []),
  );
  const until = outcome.passed ? null : waitsUntil(kept, module, at, now);
  const again = start(outcome.passed ? test.practise : test.again);
  if (until !== null) {
    const waits = plain('p', {}, fill(test.waits, { when: inTime(kept.l, until) }));
    said.append(waits);
    timer = setTimeout(() => waits.replaceWith(again), Math.min(until - now, MOST_MS));
  }
  // What was not answered in time cannot be answered any more.
  const answered = views.filter((_, nth) => answerOf(kept, at, numbers[nth]!) !== undefined);
  return [said, ...(until === null ? [again] : []), ...answered];
}
