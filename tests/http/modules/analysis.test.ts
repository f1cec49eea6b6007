import { beforeAll, expect, test } from 'vitest';
import { readAnalysis } from '#app/domains/modules/analysis/read-analysis.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { endRegistration } from '#app/domains/learning/registrations/end-registration.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { requireRegisteredCourse } from '#app/domains/modules/reading/require-registered-course.server.ts';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { answerQuestion } from '#app/domains/modules/questions/answer-question.server.ts';
import { startAttempt } from '#app/domains/modules/questions/start-attempt.server.ts';
import { makeApp } from '#tests/support/app.ts';
import {
  type CourseFiles,
  folderOnDisk,
  publishNativeCourse,
  registerFor,
  smallCourse,
} from '#tests/support/course-folder.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const author = await app.person('author', ['author']);
/** In a third language too. */
const files = (): CourseFiles => ({
  ...smallCourse(),
  ...Object.fromEntries(
    Object.entries(smallCourse())
      .filter(([path]) => path.startsWith('fi/'))
      .map(([path, text]) => [path.replace('fi/', 'et/'), String(text).replaceAll('Finnish', 'Estonian')]),
  ),
});
const course = await publishNativeCourse(app, author, files());

type Values = Record<string, string | string[]>;
const RIGHT: Record<string, Values> = {
  'q-single': { answer: 'c' },
  'q-multiple': { answer: ['a', 'c'] },
  'q-truefalse': { answer: 'false' },
  'q-order': { 'answer-a': '2', 'answer-b': '3', 'answer-c': '1' },
  'q-match': { 'answer-a': 'y', 'answer-b': 'x' },
  'q-numeric': { answer: '138' },
  'q-text': { answer: 'gps' },
  'q-hotspot': { answer: '21,50' },
};
const WRONG: Record<string, Values> = {
  'q-single': { answer: 'a' },
  'q-multiple': { answer: ['a', 'b'] },
  'q-truefalse': { answer: 'true' },
  'q-order': { 'answer-a': '1', 'answer-b': '2', 'answer-c': '3' },
  'q-match': { 'answer-a': 'x', 'answer-b': 'x' },
  'q-numeric': { answer: '120.25' },
  'q-text': { answer: 'WiFi' },
  'q-hotspot': { answer: '50,50' },
};

let count = 0;
async function learn(language: string, answers: Record<string, Values>, more: 'unended' | 'again' | '' = '') {
  const person = await app.person(`learner-${count++}`);
  await registerFor(app, person, course.path, language);
  const ctx = await app.as(person);
  const attempt = async (all: [string, Values][]) => {
    await startAttempt(ctx, course.slug, 'check');
    for (const [id, values] of all) await answerQuestion(ctx, course.slug, 'check', id, values);
  };
  await attempt(Object.entries(answers).slice(0, more === 'unended' ? 2 : 8));
  if (more === 'again') await attempt(Object.entries(RIGHT));
  return ctx;
}

/** Leaves, registers again, and answers once more: the same learner. */
async function learnAgain(ctx: Awaited<ReturnType<typeof learn>>, answers: Record<string, Values>) {
  const { registration } = await requireRegisteredCourse(ctx, course.slug);
  await endRegistration(ctx, registration.id);
  await registerForCourse(ctx, course.slug, { language: 'fi' });
  // A context is of one request: what it has read of the course is of before.
  const next = { ...ctx };
  await startAttempt(next, course.slug, 'check');
  for (const [id, values] of Object.entries(answers))
    await answerQuestion(next, course.slug, 'check', id, values);
}

beforeAll(async () => {
  const early = [];
  for (let i = 0; i < 5; i++) early.push(await learn('en', RIGHT));
  for (let i = 0; i < 3; i++) await learn('en', WRONG, i === 0 ? 'again' : '');
  for (let i = 0; i < 3; i++) await learn('et', RIGHT);
  for (let i = 0; i < 3; i++) await learn('et', { ...WRONG, 'q-single': { answer: 'b' } });
  const finnish = [];
  for (let i = 0; i < 3; i++) finnish.push(await learn('fi', WRONG));
  // Three are a small group, however often they come back.
  for (const ctx of finnish) await learnAgain(ctx, RIGHT);
  await learn('en', WRONG, 'unended');
  for (const ctx of early.slice(0, 4)) await answerQuestion(ctx, course.slug, 'anna', 'q-anna', { answer: 'a' }); // oxfmt-ignore
}, 120_000);

const analyse = async (locale = 'en') => {
  const { questions } = await readAnalysis(await app.as(author), course.courseId, null, locale);
  return new Map(questions.map((each) => [each.id, each]));
};

test('difficulty, discrimination and wrong answers are of first attempts that have ended', async () => {
  const questions = await analyse();
  expect(questions.get('q-single')).toMatchObject({
    text: 'English one?',
    part: 'English check',
    kind: 'single',
    counted: { asked: 17, correct: 8, share: 8 / 17, discrimination: 1 },
  });
  const mistakesOf = (id: string) =>
    questions.get(id)!.counted!.mistakes.map(({ response, count: times }) => [response, times]);
  expect(mistakesOf('q-single')).toEqual([['English s-a', 6], ['English s-b', 3]]); // oxfmt-ignore
  expect(mistakesOf('q-multiple')).toEqual([[said('modules:analysis.leftOut', { option: 'English m-c' }), 9], ['English m-b', 9]]); // oxfmt-ignore
  expect(mistakesOf('q-truefalse')).toEqual([['True', 9]]);
  expect(mistakesOf('q-order')).toEqual([['1. English o-a; 2. English o-b; 3. English o-c', 9]]);
  expect(mistakesOf('q-match')).toEqual([['English l-a – English r-x', 9]]);
  expect(mistakesOf('q-numeric')).toEqual([['120.25 English unit', 9]]);
  expect(mistakesOf('q-text')).toEqual([['WiFi', 9]]);
  // Beside all places; the other place was taken by nobody.
  expect(mistakesOf('q-hotspot')).toEqual([[said('modules:analysis.beside'), 9], ['English right', 0]]); // oxfmt-ignore
});

test('each question stands in the language of its reader', async () => {
  const questions = await analyse('fi');
  expect(questions.get('q-single')).toMatchObject({ text: 'Finnish one?', language: 'fi' });
  expect(questions.get('q-single')!.counted!.mistakes[0]!.response).toBe('Finnish s-a');
});

test('a small language is hidden with the next smallest, so that the sum gives neither away; so is what few have answered', async () => {
  const questions = await analyse();
  const { languages } = questions.get('q-single')!;
  expect(languages.map(({ language, counted }) => [language, counted?.asked ?? null])).toEqual([
    ['en', 8],
    ['et', null],
    ['fi', null],
  ]);
  expect(languages[0]!.counted).toMatchObject({ correct: 5, share: 5 / 8 });
  expect(questions.get('q-anna')).toMatchObject({ counted: null, languages: [{ language: 'en', counted: null }] }); // oxfmt-ignore
  // Nobody's are no group, and look as few do.
  expect(questions.get('q-see-1')).toMatchObject({ counted: null, languages: [] });
  const page = await app.text(`/author/courses/${course.courseId}/questions`, author);
  for (const words of ['47%', 'English s-a', said('modules:analysis.tooFew', { count: 5 }), said('modules:analysis.few', { count: 5 })]) expect(page).toContain(words); // oxfmt-ignore
});

test('the tables tell no more than the page', async () => {
  const csv = async (kind: string) =>
    (await (await app.get(`/author/courses/${course.courseId}/csv/${kind}?format=csv`, author)).text())
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
  const questions = await csv('questions');
  expect(questions[0]).toEqual(['part', 'question', 'description', 'type', 'language', 'answered', 'correct', 'share_correct', 'discrimination', 'mistakes']); // oxfmt-ignore
  const languagesOf = (id: string) => questions.filter(([, question]) => question === id).map((row) => [row[4], row[5]]); // oxfmt-ignore
  expect(languagesOf('q-single')).toEqual([['', '17'], ['en', '8']]); // oxfmt-ignore
  expect(languagesOf('q-anna')).toEqual([]);
  const [, ...answers] = await csv('answers');
  expect(answers).toHaveLength(17 * 8);
  expect(new Set(answers.map((row) => row[5]))).toEqual(new Set(['', 'en']));
  expect(answers.filter((row) => row[5] === 'en')).toHaveLength(8 * 8);
  expect(answers.map((row) => row[3])).not.toContain('q-anna');
  expect(answers[0]![0]).toMatch(/^'?[\w-]{6}$/);
});

test('it is for its author and administrators, of what was published, version by version', async () => {
  const path = `/author/courses/${course.courseId}/questions`;
  expect((await app.get(path, await app.person('other', ['author']))).status).toBe(404);
  expect((await app.get(path, await app.person('administrator', ['administrator']))).status).toBe(200);
  const { versionId } = await importCourse(await app.as(author), folderOnDisk(files()));
  expect((await app.get(`${path}?version=${versionId}`, author)).status).toBe(404);
  await publishVersion(await app.as(author), versionId!);
  expect(await app.text(path, author)).toContain(said('scorm:trace.questions.none'));
  // Answers of an attempt count once it has ended, and until then the page says so.
  const person = await app.person('early');
  await registerFor(app, person, course.path);
  const ctx = await app.as(person);
  await startAttempt(ctx, course.slug, 'check');
  await answerQuestion(ctx, course.slug, 'check', 'q-single', RIGHT['q-single']!);
  const page = await app.text(path, author);
  expect(page).not.toContain(said('scorm:trace.questions.none'));
  expect(page).toContain(said('modules:analysis.none'));
  expect(page).toContain(said('modules:analysis.running', { count: 1 }));
  for (const [id, values] of Object.entries(RIGHT).slice(1)) await answerQuestion(ctx, course.slug, 'check', id, values); // oxfmt-ignore
  expect(await app.text(path, author)).not.toContain(said('modules:analysis.none'));
  const first = await app.text(`${path}?version=${course.versionId}`, author);
  expect(first).toContain('47%');
  expect(first).toContain(said('modules:analysis.running', { count: 1 }));
});
