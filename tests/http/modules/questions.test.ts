import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { moduleAnswers, moduleAttempts } from '#db/schema/modules.ts';
import { HOUR_MS, MINUTE_MS } from '#app/platform/time.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { said } from '#tests/support/words.ts';
import { publishNativeCourse, registerFor } from '#tests/support/course-folder.ts';

const app = await makeApp();
let course: Awaited<ReturnType<typeof publishNativeCourse>>;
beforeAll(async () => {
  course = await publishNativeCourse(app, await app.person('author', ['author']));
});
const learner = async (): Promise<Person> => {
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  return person;
};
const answer = (
  person: Person,
  moduleId: string,
  question: string,
  values: Record<string, string | string[]>,
) => app.post(course.lesson(moduleId), { intent: 'answer', question, ...values }, person);
const begin = (person: Person, moduleId: string) =>
  app.post(course.lesson(moduleId), { intent: 'begin' }, person);
const readLessons = async (person: Person) => {
  for (const page of [1, 2]) await app.post(course.lesson('begin', page), { intent: 'turn' }, person);
};
/** What was drawn for the last attempt that anybody began. */
async function lastAttempt() {
  const rows = await app.platform.db.read.select().from(moduleAttempts);
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1))[0]!;
}
const answersOf = (attemptId: string) =>
  app.platform.db.read.select().from(moduleAnswers).where(eq(moduleAnswers.attemptId, attemptId));

/** Right and wrong answers of each kind, as their forms send them. */
const RIGHT: [string, Record<string, string | string[]>, Record<string, string | string[]>][] = [
  ['q-single', { answer: 'c' }, { answer: 'a' }],
  ['q-multiple', { answer: ['c', 'a'] }, { answer: ['a'] }],
  ['q-truefalse', { answer: 'false' }, { answer: 'true' }],
  ['q-order', { 'answer-a': '2', 'answer-b': '3', 'answer-c': '1' }, { 'answer-a': '1', 'answer-b': '2', 'answer-c': '3' }],
  ['q-match', { 'answer-a': 'y', 'answer-b': 'x' }, { 'answer-a': 'x', 'answer-b': 'y' }],
  ['q-numeric', { answer: '138,4' }, { answer: '140' }],
  ['q-text', { answer: ' gps ' }, { answer: 'name' }],
  ['q-hotspot', { answer: '22.5,48' }, { answer: 'b' }],
]; // oxfmt-ignore

test.each([
  ['right', 1, 1],
  ['wrong', 2, 0],
] as const)(
  'every kind of question, answered %s, is marked on the server and says why',
  async (_, at, share) => {
    const person = await learner();
    await begin(person, 'check');
    const { id } = await lastAttempt();
    for (const answered of RIGHT) {
      const question = answered[0];
      const before = await app.text(course.lesson('check'), person);
      expect(before, question).not.toContain(`because of ${question}`);
      const said = await answer(person, 'check', question, answered[at]);
      // After the last one the page opens with the result.
      const place = question === RIGHT.at(-1)![0] ? 'result' : `question-${question}`;
      expect(said.headers.get('location'), question).toBe(`${course.lesson('check')}#${place}`);
    }
    const marks = (await answersOf(id)).map(({ questionId, correct }) => [questionId, correct]);
    expect(Object.fromEntries(marks)).toEqual(
      Object.fromEntries(RIGHT.map(([question]) => [question, share === 1])),
    );
    const page = await app.text(course.lesson('check'), person);
    for (const question of ['q-truefalse', 'q-order', 'q-match', 'q-numeric', 'q-text', 'q-hotspot'])
      expect(page).toContain(`because of ${question}`);
    expect(page).toContain(`${share * 8} of 8 right.`);
  },
);

test('no page shows what is right before it was answered', async () => {
  const person = await learner();
  await begin(person, 'check');
  const page = await app.text(course.lesson('check'), person);
  for (const word of ['fs-a', 'fs-c', 'fm-b', 'because of', 'GPS', 'data-answer', 'data-correct'])
    expect(page).not.toContain(word);
});

test('an answer that says nothing, or what nobody offered, is refused beside its question, and nothing is kept', async () => {
  const person = await learner();
  await begin(person, 'check');
  const refused: [string, Record<string, string | string[]>, string][] = [
    ['q-single', {}, said('errors:answer_needed')],
    ['q-single', { answer: 'z' }, said('errors:choose_from_list')],
    ['q-multiple', { answer: ['a', 'z'] }, said('errors:choose_from_list')],
    ['q-order', { 'answer-a': '1', 'answer-b': '1', 'answer-c': '2' }, said('errors:each_once')],
    ['q-order', { 'answer-a': '1', 'answer-b': '2' }, said('errors:choose_from_list')],
    ['q-match', { 'answer-a': 'x' }, said('errors:choose_from_list')],
    ['q-numeric', { answer: 'many' }, said('errors:number_needed')],
    ['q-numeric', { answer: '1e9' }, said('errors:number_needed')],
    ['q-text', { answer: 'x'.repeat(201) }, said('errors:too_long')],
    ['q-hotspot', { answer: '300,20' }, said('errors:choose_from_list')],
  ];
  for (const [question, values, sentence] of refused) {
    const said = await answer(person, 'check', question, values);
    expect(said.status, question).toBe(422);
    expect(await said.text(), question).toContain(sentence);
  }
  expect(await answersOf((await lastAttempt()).id)).toEqual([]);
});

test('the same answer sent twice is one answer, and another one afterwards is refused', async () => {
  const person = await learner();
  await begin(person, 'check');
  await answer(person, 'check', 'q-single', { answer: 'a' });
  expect((await answer(person, 'check', 'q-single', { answer: 'a' })).status).toBe(302);
  const again = await answer(person, 'check', 'q-single', { answer: 'c' });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain(said('errors:answer_given'));
  expect((await answersOf((await lastAttempt()).id)).map(({ response }) => response)).toEqual([['a']]);
});

test('a draw stays the same for its attempt; a question that was not drawn, or of another module, is not found', async () => {
  const person = await learner();
  await readLessons(person);
  await begin(person, 'final');
  const { drawn } = await lastAttempt();
  expect(drawn).toHaveLength(2);
  await begin(person, 'final');
  expect((await lastAttempt()).drawn).toEqual(drawn);
  const other = ['q-see-1', 'q-see-2'].find((id) => !drawn.includes(id))!;
  expect((await answer(person, 'final', other, { answer: 'true' })).status).toBe(404);
  expect((await answer(person, 'final', 'q-single', { answer: 'c' })).status).toBe(404);
  expect((await answer(person, 'final', 'q-nothing', { answer: 'c' })).status).toBe(404);
});

test('no attempt, no answer; and nobody answers for another', async () => {
  const person = await learner();
  expect((await answer(person, 'check', 'q-single', { answer: 'c' })).status).toBe(409);
  const stranger = await app.person('stranger');
  expect((await answer(stranger, 'check', 'q-single', { answer: 'c' })).status).toBe(404);
});

test('a failed attempt waits, then another may begin, and then no more; the form cannot bring a score', async () => {
  const person = await learner();
  await readLessons(person);
  await begin(person, 'final');
  for (const question of (await lastAttempt()).drawn)
    await answer(person, 'final', question, { answer: 'false', score: '1', correct: 'true' });
  expect(await lastAttempt()).toMatchObject({ number: 1, score: '0', outcome: 'failed' });
  const early = await begin(person, 'final');
  expect(early.status).toBe(409);
  expect(await early.text()).toContain(said('errors:attempt_waits', { hours: 1 }));
  app.moveClock(HOUR_MS + MINUTE_MS);
  expect((await begin(person, 'final')).status).toBe(302);
  const second = await lastAttempt();
  expect(second.number).toBe(2);
  for (const question of second.drawn) await answer(person, 'final', question, { answer: 'false' });
  app.moveClock(3 * HOUR_MS);
  const spent = await begin(person, 'final');
  expect(spent.status).toBe(409);
  expect(await spent.text()).toContain(said('errors:attempts_spent', { attempts: 2 }));
});

test('after its time an attempt takes no answer; what was given before counts, and the rest is wrong', async () => {
  const person = await learner();
  await readLessons(person);
  await begin(person, 'final');
  const { id, drawn } = await lastAttempt();
  await answer(person, 'final', drawn[0]!, { answer: 'true' });
  app.moveClock(11 * MINUTE_MS);
  const late = await answer(person, 'final', drawn[1]!, { answer: 'true' });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain(said('errors:time_over'));
  const over = await app.text(course.lesson('final'), person);
  expect(over).toContain('1 of 2 right.');
  // What was not answered is shown, and cannot be answered any more.
  expect(over).toContain(`question-${drawn[1]!}`);
  expect(over).not.toContain('value="answer"');
  // Half of it was enough: the end says so.
  await endOverdue();
  expect((await lastAttempt()).id).toBe(id);
  expect(await lastAttempt()).toMatchObject({ score: '0.5', outcome: 'passed' });
});

async function endOverdue(): Promise<void> {
  const { endOverdueAttempts } =
    await import('#app/domains/modules/questions/end-overdue-attempts.server.ts');
  await endOverdueAttempts({ ...app.operator, now: app.platform.clock() });
}
