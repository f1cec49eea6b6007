import type { PackageData, PackageModule } from '#app/domains/modules/packages/package-data.ts';
import { contentMark } from '#app/domains/modules/packages/content-mark.ts';
import { type Kept, unpackKept } from '#app/domains/modules/packages/pack-kept.ts';
import { drawQuestions } from '#app/domains/modules/questions/draw-questions.ts';
import { isRight, type Response } from '#app/domains/modules/questions/mark-answer.ts';
import { reaches } from '#app/domains/modules/questions/score.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { dueAt, isOver } from './attempts.ts';

const NOTHING = (language: string, mark: string): Kept => ({ l: language, v: mark, m: 0, p: 0, r: {}, d: {}, a: {}, b: {}, x: [], s: {}, e: {} }); // oxfmt-ignore

/** Of other modules or questions only the language goes on. `preferred`: languages of the reader, the best first, for somebody who begins. */
export function readKept(text: string, data: PackageData, preferred: string[] = []): Kept {
  const { source, languages } = data;
  const first = preferred.map((each) => each.split('-')[0]!.toLowerCase()).find((each) => each in languages);
  const nothing = NOTHING(first ?? source, contentMark(data));
  try {
    const found = unpackKept(text, data, nothing.v);
    return { ...nothing, ...found.rest, l: found.l in languages ? found.l : source };
  } catch {
    return nothing;
  }
}

const keyAt = (at: number, question: number): string => `${at}.${question}`;
export const answerOf = (kept: Kept, at: number, question: number): Response | undefined =>
  kept.a[keyAt(at, question)];
export const giveAnswer = (kept: Kept, at: number, question: number, response: Response): void => {
  kept.a[keyAt(at, question)] = response.map((each) => each.slice(0, 200));
};

/** The questions that are asked in a module: those drawn for the attempt, or of a lesson or case all. */
export const asked = (kept: Kept, module: PackageModule, at: number): number[] | null =>
  module.kind === 'questions' ? (kept.d[at] ?? null) : module.questions.map((_, number) => number);

/** Draws the questions of a new attempt. `now`: milliseconds. */
export function begin(kept: Kept, module: PackageModule, at: number, now: number): void {
  kept.s[at] = Math.floor(now / 1000);
  delete kept.e[at];
  const drawn = drawQuestions(module, Math.random);
  kept.d[at] = drawn.map((id) => module.questions.findIndex((key) => key.id === id));
  for (const number of module.questions.keys()) delete kept.a[keyAt(at, number)];
}

/** Accepted forms of a short text, in all languages of the package. */
export const acceptedForms = ({ languages }: PackageData, moduleId: string, questionId: string): string[] =>
  Object.values(languages).flatMap(({ modules }) => modules[moduleId]?.questions[questionId]?.accepted ?? []);

export const isAnswerRight = (
  data: PackageData,
  module: PackageModule,
  key: QuestionKey,
  response: Response,
): boolean => isRight(key, response, key.kind === 'text' ? acceptedForms(data, module.id, key.id) : []);

/** What its answers amount to, once all of them are given or its time is over; null before. */
export function result(data: PackageData, kept: Kept, module: PackageModule, at: number, now: number) {
  const numbers = asked(kept, module, at);
  if (!numbers || numbers.length === 0) return null;
  const given = numbers.map((number) => answerOf(kept, at, number));
  if (given.some((each) => each === undefined) && !isOver(kept, module, at, now)) return null;
  const right = numbers.filter(
    (number, nth) => given[nth] && isAnswerRight(data, module, module.questions[number]!, given[nth]),
  ).length;
  return {
    right,
    of: numbers.length,
    passed: module.pass === null || reaches(right, numbers.length, module.pass),
  };
}

/** Writes down what has become done by the last step. `pages`: how many the module has. */
export function settle(data: PackageData, kept: Kept, at: number, pages: number, now: number): void {
  const module = data.modules[at]!;
  const outcome = result(data, kept, module, at, now);
  // Rounded down, so that a score never reaches a mark that its answers do not.
  if (outcome)
    kept.b[at] = Math.max(kept.b[at] ?? 0, Math.floor((outcome.right * 10_000) / outcome.of) / 10_000);
  if (outcome?.passed === false)
    // Never later than now, also when the clock has been set back: the wait would be longer.
    kept.e[at] = Math.floor(
      Math.min((kept.e[at] ?? Infinity) * 1000, now, dueAt(kept, module, at) ?? now) / 1000,
    );
  const isRead = (kept.r[at] ?? []).length >= Math.max(1, pages);
  const isDone =
    module.kind === 'questions'
      ? outcome?.passed === true
      : isRead && (module.questions.length === 0 || outcome !== null);
  if (isDone && !kept.x.includes(at)) kept.x.push(at);
}

/** How much of what is required is done, in whole per cent: pages that were read, and questions as one more each. */
export function share(data: PackageData, kept: Kept, pagesOf: (at: number) => number): number {
  let [done, of] = [0, 0];
  for (const [at, { required, questions }] of data.modules.entries()) {
    if (!required) continue;
    const steps = pagesOf(at) + (questions.length > 0 ? 1 : 0);
    of += steps;
    done += kept.x.includes(at) ? steps : Math.min((kept.r[at] ?? []).length, steps - 1);
  }
  return of === 0 ? 100 : Math.floor((done / of) * 100);
}

/** The course as the LMS sees it. */
export function whole(
  data: PackageData,
  kept: Kept,
  now: number,
): { status: 'incomplete' | 'completed' | 'passed' | 'failed'; score: number | null } {
  const required = [...data.modules.entries()].filter(([, { required: is }]) => is);
  const tests = required.filter(([, { pass }]) => pass !== null);
  const scores = tests.flatMap(([at]) => kept.b[at] ?? []);
  const score =
    scores.length > 0 && scores.length === tests.length
      ? Math.floor((scores.reduce((sum, each) => sum + each, 0) / scores.length) * 10_000 + 1e-6) / 10_000
      : null;
  const isDone = required.every(([at]) => kept.x.includes(at));
  if (isDone) return { status: tests.length > 0 ? 'passed' : 'completed', score };
  // Failed, once nothing but failed tests is left: one that is practised has been passed, and one that was never tried may be.
  const left = required.filter(([at]) => !kept.x.includes(at));
  const isTried = left.every(([at, { pass }]) => pass !== null && kept.b[at] !== undefined);
  const isFailed = left.some(([at, module]) => result(data, kept, module, at, now)?.passed === false);
  return { status: isTried && isFailed ? 'failed' : 'incomplete', score };
}
