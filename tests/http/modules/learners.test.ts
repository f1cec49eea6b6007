import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { registrations } from '#db/schema/learning.ts';
import { people } from '#db/schema/accounts.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { doSmallCourse, publishNativeCourse, registerFor } from '#tests/support/course-folder.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const content = serveContent(app);
const author = await app.person('author', ['author']);
const administrator = await app.person('admin', ['administrator']);
const { read } = app.platform.db;
const pageOf = (courseId: string) => `/author/courses/${courseId}/learners`;
/** As authors see somebody: the end of their number. */
const aliasOf = async ({ id }: Person) =>
  (await read.select().from(people).where(eq(people.id, id)))[0]!.opaqueId.replaceAll('-', '').slice(-6);
const rowOf = (html: string, alias: string) =>
  new RegExp(`<tr[^>]*>(?:(?!</tr>).)*${alias}.*?</tr>`, 's').exec(html)?.[0].replace(/<[^>]+>/g, ' ') ?? '';

test('learners of packages: how far each is, by a part of their number, searched and filtered', async () => {
  const { courseId, path, slug, packageId } = await publishCourse(app, author);
  const [waiting, done] = [await app.person('waiting'), await app.person('done')];
  await registerForCourse(await app.as(waiting), slug, { language: 'en' });
  const { base } = await launch(app, done, path);
  const cmi = { 'cmi.completion_status': 'completed', 'cmi.score.scaled': '0.9' };
  await content(`${base}/__rte/commit`, {
    method: 'POST',
    body: JSON.stringify({ sequence: 1, cmi, terminate: true }),
  });
  const [first, second] = [await aliasOf(waiting), await aliasOf(done)];

  const all = await app.text(pageOf(courseId), author);
  expect(all).toContain(said('modules:learners.finding', { share: '50%' }));
  expect(rowOf(all, first)).toContain(said('modules:learners.states.registered'));
  expect(rowOf(all, second)).toContain(said('modules:learners.states.completed'));
  expect(rowOf(all, second)).toContain('90%');
  expect(all).toContain(`/author/packages/${packageId}/attempts/`);
  expect(all).toContain(`/author/packages/${packageId}/questions`);
  for (const name of ['waiting', 'done']) expect(all).not.toContain(`${name}-`);

  const searched = await app.text(`${pageOf(courseId)}?q=${first}`, author);
  expect([rowOf(searched, first) !== '', rowOf(searched, second) !== '']).toEqual([true, false]);
  const filtered = await app.text(`${pageOf(courseId)}?state=completed&language=en&version=1&order=seen`, author); // oxfmt-ignore
  expect([rowOf(filtered, first) !== '', rowOf(filtered, second) !== '']).toEqual([false, true]);
  expect(await app.text(`${pageOf(courseId)}?version=2`, author)).toContain(said('modules:learners.noSuch'));
  const csv = await app.text(`${pageOf(courseId)}/csv?state=completed`, author);
  expect(csv.trim().split('\n')).toHaveLength(2);
  expect(csv).toMatch(new RegExp(`${second}.*;1;en;completed;`));
});

test('learners of a native course, of whom one left and came back; administrators may look, others not', async () => {
  const course = await publishNativeCourse(app, author);
  const learner = await app.person('learner');
  await registerFor(app, learner, course.path);
  await app.post(course.path, { intent: 'end' }, learner);
  await registerFor(app, learner, course.path);
  await doSmallCourse(app, learner, course);
  expect(await read.$count(registrations, eq(registrations.personId, learner.id))).toBe(2);

  const page = await app.text(pageOf(course.courseId), administrator);
  expect(page).toContain(said('modules:learners.finding', { share: '100%' }));
  expect(rowOf(page, await aliasOf(learner))).toContain(said('modules:learners.states.completed'));
  expect(page).toContain(`/author/courses/${course.courseId}/questions`);
  const other = await app.person('other', ['author', 'mentor']);
  for (const path of [pageOf(course.courseId), `${pageOf(course.courseId)}/csv`])
    expect((await app.get(path, other)).status).toBe(404);
});
