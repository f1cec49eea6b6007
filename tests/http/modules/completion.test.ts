import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { participations } from '#db/schema/credits.ts';
import { completions, studyIntervals } from '#db/schema/learning.ts';
import { readCountedMs } from '#app/domains/scorm/attempts/read-counted-ms.server.ts';
import { statements } from '#db/schema/xapi.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import {
  type CourseFiles,
  doSmallCourse,
  publishNativeCourse,
  registerFor,
  smallCourse,
} from '#tests/support/course-folder.ts';

const app = await makeApp();
const author = await app.person('author', ['author']);
type Course = Awaited<ReturnType<typeof publishNativeCourse>>;

/** The small course, by another name, asking for so many minutes. */
const asking = (slug: string, minMinutes: number): CourseFiles => ({
  ...smallCourse(),
  'course.yaml': String(smallCourse()['course.yaml']).replace(
    'slug: small-course',
    `slug: ${slug}\nminMinutes: ${minMinutes}`,
  ),
});
const turn = (person: Person, course: Course, moduleId: string, page = 1) =>
  app.post(course.lesson(moduleId, page), { intent: 'turn' }, person);
const doAll = (person: Person, course: Course, finalAnswer?: string) =>
  doSmallCourse(app, person, course, finalAnswer);
const completionsNow = () => app.platform.db.read.select().from(completions);

test('with all that is required done and passed the course is complete, is evaluated, and gives participation and certificate', async () => {
  const course = await publishNativeCourse(app, author, asking('all-of-it', 0));
  const person = await app.person('learner');
  await registerFor(app, person, course.path, 'fi');
  await doAll(person, course);
  const [done] = await completionsNow();
  expect(done!.evidence).toMatchObject({
    kind: 'modules',
    completionStatus: 'completed',
    successStatus: 'passed',
    scaledScore: '1',
    rule: { status: 'passed' },
  });
  const modules = (done!.evidence['modules'] as { id: string; score: string | null }[]).map(
    ({ id, score }) => [id, score],
  );
  expect(modules.sort()).toEqual([['anna', null], ['begin', null], ['final', '1']]); // oxfmt-ignore
  const page = await app.text(course.path, person);
  expect(page).toContain(`/registrations/${done!.registrationId}/evaluation`);
  const evaluated = await app.post(
    `/registrations/${done!.registrationId}/evaluation`,
    await evaluationAnswers(person, done!.registrationId),
    person,
  );
  expect(evaluated.status).toBe(302);
  const [line] = await app.platform.db.read.select().from(participations);
  expect(line).toMatchObject({ kind: 'course', language: 'fi', title: 'Finnish course' });
});

/** One answer to each question of the form. */
async function evaluationAnswers(person: Person, registrationId: string): Promise<Record<string, string>> {
  const page = await app.text(`/registrations/${registrationId}/evaluation`, person);
  const answers: Record<string, string> = {};
  for (const [input] of page.matchAll(/<input [^>]*type="radio"[^>]*>/g))
    answers[/ name="([^"]+)"/.exec(input)![1]!] = / value="([^"]+)"/.exec(input)![1]!;
  for (const [, name] of page.matchAll(/<textarea[^>]*name="([^"]+)"/g)) answers[name!] = 'Words.';
  return answers;
}

test('one that is only read, and one that is failed, is not complete', async () => {
  const course = await publishNativeCourse(app, author, asking('not-passed', 0));
  const before = (await completionsNow()).length;
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  await doAll(person, course, 'false');
  expect((await completionsNow()).length).toBe(before);
  expect(await app.text(course.path, person)).not.toContain('/evaluation');
});

test('minutes that are asked for are counted by the server, with a script or without, and complete the course when they are there', async () => {
  const course = await publishNativeCourse(app, author, asking('with-minutes', 2));
  const before = (await completionsNow()).length;
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  await doAll(person, course);
  expect((await completionsNow()).length).toBe(before);
  expect(await app.text(course.path, person)).toContain('2 minutes');
  for (let at = 1; at <= 3; at++) {
    app.moveClock(at * 50_000);
    const form = { module: 'begin', page: '1' };
    await app.post(`/courses/${course.slug}/signal`, form, person, { accept: 'application/json' });
  }
  expect((await completionsNow()).length).toBe(before + 1);
});

test('a page that is turned counts no longer than it takes to read, and a gap without a sign nothing', async () => {
  const course = await publishNativeCourse(app, author, asking('long-pauses', 1));
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  const form = { module: 'begin', page: '1' };
  await app.post(`/courses/${course.slug}/signal`, form, person, { accept: 'application/json' });
  const [interval] = await app.platform.db.read
    .select()
    .from(studyIntervals)
    .where(eq(studyIntervals.personId, person.id));
  app.moveClock(30 * MINUTE_MS);
  await turn(person, course, 'begin');
  const counted = await readCountedMs(app.platform.db.read, interval!.registrationId, person.id);
  // Some thirty words: a quarter of a minute, and not half an hour.
  expect(counted).toBeGreaterThan(5_000);
  expect(counted).toBeLessThan(30_000);
});

test('each step leaves its statement: modules completed, the test passed, the course completed', async () => {
  const course = await publishNativeCourse(app, author, asking('with-statements', 0));
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  await doAll(person, course);
  const said = (await app.platform.db.read.select().from(statements)).map(
    ({ body }) => JSON.parse(body) as { verb: { id: string }; object: { id: string } },
  );
  const ours = said
    .filter(({ object }) => object.id.includes(course.courseId))
    .map(({ verb, object }) => [verb.id.split('/').pop(), object.id.split(course.courseId)[1]]);
  expect(ours).toContainEqual(['completed', '/modules/begin']);
  expect(ours).toContainEqual(['completed', '/modules/anna']);
  expect(ours).toContainEqual(['passed', '/modules/final']);
  expect(ours).toContainEqual(['completed', '']);
});
