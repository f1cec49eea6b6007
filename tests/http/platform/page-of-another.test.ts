import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { people } from '#db/schema/accounts.ts';
import { studyIntervals } from '#db/schema/learning.ts';
import { moduleViewings } from '#db/schema/modules.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { publishNativeCourse, registerFor } from '#tests/support/course-folder.ts';
import { formWith, valuesOf } from '#tests/support/forms.ts';
import { CAPTIONS, courseWith, PDF, video, withVideo } from '#tests/support/recordings.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { read } = app.platform.db;
const SCRIPT = { accept: 'application/json' };
const onceOf = async (path: string, person: Person, piece: string) =>
  String(valuesOf(formWith(await (await app.get(path, person)).text(), piece))['once']);

test('a form that was drawn for somebody else changes nothing, says as whom one is signed in, and leads to one’s own', async () => {
  const one = await app.person('first-here');
  const other = await app.person('second-here');
  const nameNow = async () => (await read.select().from(people).where(eq(people.id, other.id)))[0]!.name;
  const name = await nameNow();
  const form = { name: 'Typed by the first', once: await onceOf('/profile', one, 'name="name"') };
  const answer = await app.post('/profile', form, other);
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain(said('errors:page_of_another', { name }));
  expect(page).toContain('href="/profile"');
  expect(page).not.toContain(form.name);
  expect(await nameNow()).toBe(name);
  // The page of a stranger is nobody’s: who has signed in elsewhere meanwhile may send it.
  const once = await onceOf('/register', undefined as never, 'name="email"');
  expect((await app.post('/profile', { ...form, once }, other)).status).not.toBe(409);
});

test('an answer, time and what was played are not taken from a colleague’s page of a course', async () => {
  const author = await app.person('author', ['author']);
  const media = { 'visit.mp4': video(4, '64x36'), 'visit.vtt': CAPTIONS, 'list.pdf': PDF };
  const course = await publishNativeCourse(app, author, courseWith('shared-computer', withVideo, media));
  const [one, other] = [await app.person('first-learner'), await app.person('second-learner')];
  for (const person of [one, other]) await registerFor(app, person, course.path);
  const page = await (await app.get(course.lesson('begin'), one)).text();
  const drawn = /data-drawn="([^"]+)"/.exec(page)![1]!;
  const signal = (person: Person, more = {}) =>
    app.post(`/courses/${course.slug}/signal`, { drawn, module: 'begin', page: '1', ...more }, person, SCRIPT);
  const played = { recording: 'visit.mp4', length: '4', played: '0-4' };
  const count = async () => [
    await read.$count(studyIntervals, eq(studyIntervals.personId, other.id)),
    await read.$count(moduleViewings),
  ];
  const before = await count();
  for (const more of [{}, played]) {
    const answer = await signal(other, more);
    expect([answer.status, (await answer.json()).error]).toEqual([409, 'page_of_another']);
  }
  const records = await app.post(`/courses/${course.slug}/records`, { drawn, module: 'begin' }, other, SCRIPT);
  expect([records.status, await count()]).toEqual([409, before]);
  const turned = await app.post(course.lesson('begin'), { intent: 'turn', once: drawn }, other);
  expect([turned.status, await turned.text()]).toEqual([409, expect.stringContaining(pieceOf('errors:page_of_another'))]);
  for (const more of [{}, played]) expect((await signal(one, more)).status).toBe(200);
}); // oxfmt-ignore
