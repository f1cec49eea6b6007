import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { moduleStates } from '#db/schema/modules.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { said } from '#tests/support/words.ts';
import { publishNativeCourse, registerFor, smallCourse } from '#tests/support/course-folder.ts';

const app = await makeApp();
let author: Person;
let course: Awaited<ReturnType<typeof publishNativeCourse>>;
beforeAll(async () => {
  author = await app.person('author', ['author']);
  course = await publishNativeCourse(app, author);
});
const learner = async (language = 'en'): Promise<Person> => {
  const person = await app.person('learner');
  await registerFor(app, person, course.path, language);
  return person;
};
const turn = (person: Person, moduleId: string, page = 1) =>
  app.post(course.lesson(moduleId, page), { intent: 'turn' }, person);
const locationOf = (answer: Response) => answer.headers.get('location');

test('registering leads to the pages, and these to the first that is not read', async () => {
  const person = await app.person('learner');
  const answer = await app.post(course.path, { intent: 'register', language: 'en', shown: '' }, person);
  expect(locationOf(answer)).toBe(course.learn);
  expect(locationOf(await app.get(course.learn, person))).toBe(course.lesson('begin'));
});

test('a page is whole without a script: text, drawing, key point, source, contents, the way on', async () => {
  const person = await learner();
  const page = await app.text(course.lesson('begin'), person);
  expect(page).toContain('English text with a source');
  expect(page).toMatch(/<svg[^>]+aria-label="English map"/);
  expect(page).toContain('English key point.');
  expect(page).toContain('https://doi.org/10.1000/xyz123');
  expect(page).toContain(`href="${course.lesson('final')}"`);
  expect(page).toContain('English second page');
  // The next page is another page.
  expect(page).not.toContain('English caution.');
});

test('a part has one figure of minutes, its author’s, in the contents and above each of its pages', async () => {
  const person = await learner();
  const minutes = said('common:minutes', { count: 4 });
  for (const number of [1, 2]) {
    const page = await app.text(course.lesson('begin', number), person);
    expect(page).toContain(said('modules:lesson.partPage', { number: 1, page: number, of: 2, minutes }));
  }
  const first = await app.text(course.lesson('begin'), person);
  expect(await app.text(course.lesson('anna'), person)).toContain(
    `<span class="stand number">${minutes}</span>`,
  );
  expect(await app.text(course.path, person)).toContain(minutes);
  expect(first).not.toContain(said('common:minutes', { count: 1 }));
});

test('a page counts as read when it is turned, not when it is looked at; the place is the same on every device', async () => {
  const person = await learner();
  await app.get(course.lesson('begin', 2), person);
  expect(locationOf(await app.get(course.learn, person))).toBe(course.lesson('begin'));
  expect(locationOf(await turn(person, 'begin'))).toBe(course.lesson('begin', 2));
  expect(locationOf(await app.get(course.learn, person))).toBe(course.lesson('begin', 2));
  expect(locationOf(await turn(person, 'begin', 2))).toBe(course.lesson('anna'));
  const [state] = await app.platform.db.read
    .select()
    .from(moduleStates)
    .where(eq(moduleStates.moduleId, 'begin'))
    .then((rows) => rows.filter(({ doneAt }) => doneAt));
  expect(state!.read).toEqual([1, 2]);
});

test('a locked module says what opens it, shows nothing of itself, and takes no answer', async () => {
  const person = await learner();
  const locked = await app.text(course.lesson('final'), person);
  expect(locked).toContain(said('modules:lesson.locked'));
  expect(locked).toContain(said('modules:lesson.condition.after', { title: 'English beginning' }));
  expect(locked).not.toContain('English q-see-1?');
  expect((await app.post(course.lesson('final'), { intent: 'begin' }, person)).status).toBe(409);
  await turn(person, 'begin');
  await turn(person, 'begin', 2);
  expect(await app.text(course.lesson('final'), person)).not.toContain(said('modules:lesson.locked'));
});

test('the language changes on the page, and place and pages that were read stay', async () => {
  const person = await learner();
  await turn(person, 'begin');
  const answer = await app.post(course.lesson('begin', 2), { intent: 'language', language: 'fi' }, person);
  expect(locationOf(answer)).toBe(course.lesson('begin', 2));
  const page = await app.text(course.lesson('begin', 2), person);
  expect(page).toContain('Finnish caution.');
  expect(page).toContain('1 of 2');
  expect(
    (await app.post(course.lesson('begin', 2), { intent: 'language', language: 'lv' }, person)).status,
  ).toBe(422);
});

test('what is not written in the chosen language is shown in one that the reader knows, and says so', async () => {
  const { 'fi/anna.md': _, ...files } = smallCourse();
  const partly = await publishNativeCourse(app, author, {
    ...files,
    'course.yaml': String(files['course.yaml']).replace('small-course', 'partly-finnish'),
  });
  const person = await app.person('learner');
  await registerFor(app, person, partly.path, 'fi');
  const page = await app.text(partly.lesson('anna'), person);
  expect(page).toContain('English first step.');
  expect(page).toContain(said('modules:lesson.otherLanguage', { language: 'English' }));
  expect(await app.text(partly.lesson('begin'), person)).not.toContain(
    said('modules:lesson.otherLanguage', { language: 'English' }),
  );
});

test('a case shows no more than has been answered, and nothing of the answer before', async () => {
  const person = await learner();
  const before = await app.text(course.lesson('anna'), person);
  expect(before).toContain('English first step.');
  expect(before).toContain('English Tuesday');
  expect(before).not.toContain('English second step.');
  expect(before).not.toContain('harms');
  expect(before).not.toContain('helps');
  await app.post(course.lesson('anna'), { intent: 'answer', question: 'q-anna', answer: 'a' }, person);
  const after = await app.text(course.lesson('anna'), person);
  expect(after).toContain('English second step.');
  expect(after).toContain('English waiting harms.');
  expect(after).toContain('English calling helps');
});

test('a case is done when its questions are answered and it was turned', async () => {
  const person = await learner();
  await turn(person, 'anna');
  expect(await doneOf(person)).toEqual([]);
  await app.post(course.lesson('anna'), { intent: 'answer', question: 'q-anna', answer: 'b' }, person);
  await turn(person, 'anna');
  expect(await doneOf(person)).toEqual(['anna']);
});

async function doneOf(person: Person): Promise<string[]> {
  const page = await app.text(course.lesson('begin'), person);
  return [...page.matchAll(/data-state="done"[\s\S]*?<span lang="en">English (\w+)/g)].map(([, name]) =>
    name === 'case' ? 'anna' : name!,
  );
}

test('nobody else finds the pages: no stranger, nobody who is not registered, nobody after the end', async () => {
  const other = await app.person('other');
  expect(locationOf(await app.get(course.lesson('begin')))).toContain('/sign-in?to=');
  expect((await app.get(course.lesson('begin'), other)).status).toBe(404);
  expect((await turn(other, 'begin')).status).toBe(404);
  const person = await learner();
  await app.post(course.path, { intent: 'end' }, person);
  expect((await app.get(course.lesson('begin'), person)).status).toBe(404);
});

test('an address that no page has is not found, and nonsense is the first page', async () => {
  const person = await learner();
  expect((await app.get(course.lesson('nothing'), person)).status).toBe(404);
  expect((await app.get(course.lesson('begin', 9), person)).status).toBe(404);
  expect((await app.get(`${course.lesson('begin')}?page=x`, person)).status).toBe(200);
});

test('a signal keeps the place and counts time; one that names nothing changes nothing', async () => {
  const person = await learner();
  const signal = (form: Record<string, string>) =>
    app.post(`/courses/${course.slug}/signal`, form, person, { accept: 'application/json' });
  expect((await signal({ module: 'begin', page: '2' })).status).toBe(200);
  app.moveClock(50_000);
  expect((await signal({ module: 'begin', page: '2' })).status).toBe(200);
  expect(locationOf(await app.get(course.learn, person))).toBe(course.lesson('begin', 2));
  expect((await signal({ module: 'nothing', page: '1' })).status).toBe(404);
  expect((await signal({ module: 'begin', page: 'x' })).status).toBe(422);
});
