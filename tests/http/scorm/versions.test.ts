import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { MOVE_LEARNERS, moveLearnersHandler } from '#app/domains/scorm/versions/move-learners.server.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { scormAttempts } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, uploadPackage, VARIANT } from '#tests/support/course.ts';
import { NS_2004, packageOf } from '#tests/support/packages.ts';
import { playCourse } from '#tests/support/play-course.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db, log } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);

async function upload(
  parts: string[],
  courseId: string | null,
  file = 'x',
  manifest: Parameters<typeof packageOf>[0] = {},
): Promise<{ courseId: string; packageId: string }> {
  const ctx = await app.as(author);
  const items = parts.map(
    (id) => `<item identifier="${id}" identifierref="r1"><title>Part ${id}</title></item>`,
  );
  const organizations = `<organizations><organization identifier="o"><title>T</title>${items.join('')}</organization></organizations>`;
  const archive = await packageOf({ organizations, ...manifest }, [{ path: 'data.js', content: file }]);
  const packageId = await uploadPackage(app, author, archive);
  return {
    packageId,
    courseId: await addPackageToCourse(ctx, packageId, courseId, { ...VARIANT, minScore: '' }),
  };
}
async function publish(courseId: string, learners?: string): Promise<string> {
  const [draft] = (
    await db.read.select().from(courseVersions).where(eq(courseVersions.courseId, courseId))
  ).filter(({ state }) => state === 'draft');
  const answer = await app.post(
    `/author/courses/${courseId}`,
    { versionId: draft!.id, nothingRequired: 'yes', ...(learners ? { learners } : {}) },
    author,
  );
  expect(answer.status).toBe(302);
  await runDueJobs(db, { [MOVE_LEARNERS.name]: moveLearnersHandler(app.platform) }, log, app.platform.clock);
  return draft!.id;
}
const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90', 'cmi.suspend_data': 'mine' };

async function course(manifest: Parameters<typeof packageOf>[0] = {}) {
  const first = await upload(['a', 'b'], null, 'x', manifest);
  await publish(first.courseId);
  const own = await app.text(`/author/courses/${first.courseId}`, author);
  const path = /href="(\/courses\/[^"]+)"/.exec(own)![1]!;
  const begin = async (name: string, done: string[]) => {
    const person = await app.person(name);
    const { base, page } = await launch(app, person, path);
    let sequence = 0;
    for (const sco of done)
      await content(`${base}/__rte/commit`, {
        method: 'POST',
        body: JSON.stringify({ sequence: ++sequence, sco, cmi: passed, terminate: true }),
      });
    return { person, base, page };
  };
  return { ...first, path, begin };
}
const versionOf = async (person: Person) =>
  (await db.read.select().from(registrations).where(eq(registrations.personId, person.id)))[0]!;
const stateOf = async (base: string) =>
  JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState;

test('before a new package is published, its author sees what it changes', async () => {
  const { courseId } = await course();
  const { packageId } = await upload(['b', 'c'], courseId, 'changed');
  const page = await app.text(`/author/packages/${packageId}?course=${courseId}`, author);
  expect(page).toContain(pieceOf('scorm:changes.title') + '1');
  expect(page).toContain(said('scorm:changes.gone', { titles: 'Part a' }));
  expect(page).toContain('Part c');
  expect(page).toContain(said('scorm:changes.filesTold', { same: 1, changed: 2, added: 0, gone: 0 }));
});

test('those in the middle finish theirs, unless the author says otherwise', async () => {
  const { courseId, begin } = await course();
  const { person } = await begin('reader', ['a']);
  const before = await versionOf(person);
  await upload(['a', 'c'], courseId);
  expect(await app.text(`/author/courses/${courseId}`, author)).toContain(
    said('catalogue:own.inProgress', { count: 1 }),
  );
  await publish(courseId);
  expect((await versionOf(person)).versionId).toBe(before.versionId);
});

test('carried over: what was done in parts that are still there is kept, the rest begins; finished ones are not touched', async () => {
  const { courseId, path, begin } = await course();
  const middle = await begin('middle', ['a']);
  const finished = await begin('finished', ['a', 'b']);
  const finishedBefore = await versionOf(finished.person);
  await upload(['a', 'c'], courseId);
  const versionId = await publish(courseId, 'carry');

  expect((await versionOf(finished.person)).versionId).toBe(finishedBefore.versionId);
  expect((await versionOf(middle.person)).versionId).toBe(versionId);
  // The window that was open is superseded: what it still says is kept, and not applied.
  expect((await content(`${middle.base}/index.html`)).status).toBe(409);
  const again = await launch(app, middle.person, path, 'launch');
  const { states, points } = await stateOf(again.base);
  expect(points.map(({ sco }) => sco)).toEqual(['a', 'c']);
  expect(Object.keys(states)).toEqual(['a']);
  expect(states['a']!.cmi['cmi.suspend_data']).toBe('mine');
  await content(`${again.base}/__rte/commit`, {
    method: 'POST',
    body: JSON.stringify({ sequence: 1, sco: 'c', cmi: passed, terminate: true, end: true }),
  });
  expect(await app.text(path, middle.person)).toContain(said('learning:evaluation.open'));
});

test('carried over into a package with sequencing: what a part has reported counts in its rules', async () => {
  const sequencing = { version: '2004 4th Edition', namespaces: NS_2004 };
  const { courseId, path, begin } = await course(sequencing);
  const { base, person } = await begin('sequenced', []);
  const cmi = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed', 'part.attempt': '1' };
  await content(`${base}/__rte/commit`, {
    method: 'POST',
    body: JSON.stringify({ sequence: 1, sco: 'a', cmi, terminate: true }),
  });
  await upload(['a', 'c'], courseId, 'x', sequencing);
  await publish(courseId, 'carry');
  const state = await stateOf((await launch(app, person, path, 'launch')).base);
  expect(state.contents!.kind).toBe('sequenced');
  const { navigation, session } = playCourse(state);
  session.begin();
  expect(['a', 'c'].map(navigation.statusOf)).toEqual(['passed', 'none']);
});

test('`anew`: nothing is carried over; a second run of the job changes nothing', async () => {
  const { courseId, path, begin } = await course();
  const { person } = await begin('anew', ['a']);
  await upload(['a', 'b'], courseId, 'other');
  const versionId = await publish(courseId, 'anew');
  await moveLearnersHandler(app.platform)(
    { courseId, versionId, how: 'anew' },
    { id: 'again', now: new Date() },
  );
  const { base } = await launch(app, person, path, 'launch');
  expect((await stateOf(base)).states).toEqual({});
  const { id } = await versionOf(person);
  expect(await db.read.$count(scormAttempts, eq(scormAttempts.registrationId, id))).toBe(2);
});
