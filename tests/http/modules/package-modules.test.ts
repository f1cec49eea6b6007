import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findModulePackage } from '#app/domains/modules/internal/module-packages.server.ts';
import { finishPackageHandler } from '#app/domains/modules/package-modules/finish-package.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { PACKAGE_DONE } from '#app/domains/scorm/attempts/report-package-done.server.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { notifyLearnersHandler } from '#app/domains/scorm/sandbox/notify-learners.server.ts';
import { MOVE_LEARNERS, moveLearnersHandler } from '#app/domains/scorm/versions/move-learners.server.ts';
import { enqueueJob, runDueJobs } from '#app/platform/jobs.server.ts';
import { coursePackages } from '#db/schema/catalogue.ts';
import { completions } from '#db/schema/learning.ts';
import { moduleStates } from '#db/schema/modules.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import {
  type CourseFiles,
  folderOnDisk,
  publishNativeCourse,
  registerFor,
} from '#tests/support/course-folder.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { packageOf } from '#tests/support/packages.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db, log } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);

/** A lesson and after it a package, in English and Finnish; `packages`: the value in `course.yaml`, and the archives. */
function course(slug: string, packages: string, archives: Record<string, Buffer>): CourseFiles {
  const texts = (language: string): CourseFiles => ({
    [`${language}/course.md`]: `# ${language} course\n\nA summary.\n\n- See\n`,
    [`${language}/begin.md`]: `# ${language} beginning\n\nWords.\n`,
    [`${language}/visit.md`]: `# ${language} visit\n\nWords before it.\n`,
  });
  return {
    'course.yaml': `format: 1
slug: ${slug}
source: en
minutes: 6
specialties: [general-practice]
objectives: [see]
modules:
  - { id: begin, kind: lesson, minutes: 1 }
  - { id: visit, kind: package, minutes: 5, package: ${packages}, opens: { after: [begin] } }
`,
    ...texts('en'),
    ...texts('fi'),
    ...Object.fromEntries(Object.entries(archives).map(([name, bytes]) => [`packages/${name}`, bytes])),
  };
}
const archive = (word: string) => packageOf({}, [{ path: 'data.js', content: word }]);

const runJobs = () =>
  runDueJobs(
    db,
    {
      [PACKAGE_DONE.name]: finishPackageHandler(app.platform),
      [MOVE_LEARNERS.name]: moveLearnersHandler(app.platform),
    },
    log,
    app.platform.clock,
  );
const stateOf = async (moduleId: string) =>
  (await db.read.select().from(moduleStates).where(eq(moduleStates.moduleId, moduleId))).at(-1);

type Course = Awaited<ReturnType<typeof publishNativeCourse>>;
/** Opens the package of the module, and says this of its one part. */
async function play(
  person: Person,
  { lesson }: Course,
  cmi: Record<string, string> | null,
  again = '',
  terminate = true,
) {
  const opened = await app.post(lesson('visit'), { intent: 'launch', again }, person);
  const page = opened.headers.get('location')!;
  const html = await app.text(page, person);
  const base = /src="(http:[^"]+)\/__player\//.exec(html)![1]!;
  if (cmi)
    await content(`${base}/__rte/commit`, {
      method: 'POST',
      body: JSON.stringify({ sequence: 1, sco: 'i1', cmi, terminate }),
    });
  return { page, html, base };
}

test('a package is opened from its page once it is open, comes back to it, and what it says makes the module and the course done', async () => {
  const made = await publishNativeCourse(
    app,
    author,
    course('with-a-package', 'visit.zip', { 'visit.zip': await archive('one') }),
  );
  const person = await app.person('learner');
  await registerFor(app, person, made.path, 'fi');
  const asked = `<span class="soft block">${said('modules:task.package')}</span>`;
  expect(await app.text(made.path)).toContain(`<span lang="en">en visit</span>${asked}`);
  expect(await app.text(made.path, person)).toMatch(
    /<a href="[^"]+\/learn\/visit[^"]*" lang="fi">fi visit<\/a>/,
  );
  const locked = await app.post(made.lesson('visit'), { intent: 'launch' }, person);
  expect(locked.status).toBe(409);
  await app.post(made.lesson('begin'), { intent: 'turn' }, person);
  expect(await app.text(made.lesson('visit'), person)).toContain(said('modules:lesson.package.open'));

  const { html, page } = await play(person, made, { 'cmi.core.lesson_status': 'incomplete' });
  expect(html).toContain(`href="${made.lesson('visit')}"`);
  await runJobs();
  expect(await stateOf('visit')).toMatchObject({ doneAt: null, score: null });
  expect(await app.text(made.lesson('visit'), person)).toContain(said('modules:lesson.package.goOn'));
  // Somebody else has no such launch.
  expect((await app.get(page, await app.person('stranger'))).status).toBe(404);

  await play(person, made, { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' });
  await runJobs();
  expect(await stateOf('visit')).toMatchObject({ score: '0.9' });
  expect((await stateOf('visit'))!.doneAt).not.toBeNull();
  const [done] = await db.read.select().from(completions);
  expect(done!.evidence).toMatchObject({ kind: 'modules', language: 'fi' });
  expect(await app.text(made.path, person)).toContain('/evaluation');
  // A job that runs twice changes nothing.
  await db.transact(async (tx) => {
    const [row] = await tx.select().from(coursePackages);
    const payload = { registrationId: done!.registrationId, packageId: row!.packageId };
    await enqueueJob(tx, app.platform.clock(), PACKAGE_DONE, payload);
  });
  await runJobs();
  expect(await db.read.$count(completions)).toBe(1);
});

test('a package that was failed leaves its module open, and can be begun again', async () => {
  const made = await publishNativeCourse(
    app,
    author,
    course('failed-package', 'visit.zip', { 'visit.zip': await archive('two') }),
  );
  const person = await app.person('learner');
  await registerFor(app, person, made.path);
  await app.post(made.lesson('begin'), { intent: 'turn' }, person);
  await play(person, made, { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '20' });
  await runJobs();
  expect((await stateOf('visit'))!.doneAt).toBeNull();
  const page = await app.text(made.lesson('visit'), person);
  expect(page).toContain(said('modules:lesson.package.failed'));
  expect(page).toContain(said('modules:lesson.package.again'));
  await play(person, made, { 'cmi.core.lesson_status': 'completed' }, 'yes');
  await runJobs();
  expect((await stateOf('visit'))!.doneAt).not.toBeNull();
});

test('each language may have a package of its own, and one without is shown in another that is said', async () => {
  const made = await publishNativeCourse(
    app,
    author,
    course('by-language', '{ en: english.zip }', { 'english.zip': await archive('three') }),
  );
  expect(await app.text(`/author/courses/${made.courseId}`, author)).toContain(
    '<span class="small soft"><span lang="en">English</span></span>',
  );
  const person = await app.person('learner');
  await registerFor(app, person, made.path, 'fi');
  await app.post(made.lesson('begin'), { intent: 'turn' }, person);
  expect(await app.text(made.lesson('visit'), person)).toContain(
    said('modules:lesson.otherLanguage', { language: 'English' }),
  );
  const found = await findModulePackage(db.read, made.versionId, 'visit', ['fi', [], 'en']);
  expect(found!.language).toBe('en');
});

test('an unchanged package stays the same in the next version; a changed one carries its learner’s state on', async () => {
  const files = course('next-version', 'visit.zip', { 'visit.zip': await archive('four') });
  const made = await publishNativeCourse(app, author, files);
  const person = await app.person('learner');
  await registerFor(app, person, made.path);
  await app.post(made.lesson('begin'), { intent: 'turn' }, person);
  await play(person, made, { 'cmi.core.lesson_status': 'incomplete', 'cmi.suspend_data': 'half' });
  const packageOfVersion = async (versionId: string) =>
    (await db.read.select().from(coursePackages).where(eq(coursePackages.versionId, versionId))).map(
      (row) => row.packageId,
    );
  const ctx = await app.as(author);
  const same = await importCourse(ctx, folderOnDisk({ ...files, 'en/begin.md': '# A\n\nOther words.\n' }));
  expect(await packageOfVersion(same.versionId!)).toEqual(await packageOfVersion(made.versionId));

  // The draft gets another package, and then another again: only the last one of them is kept.
  const packages = () => db.read.$count(scormPackages, eq(scormPackages.ownerId, author.id));
  const before = await packages();
  for (const word of ['five', 'six'])
    await importCourse(ctx, folderOnDisk({ ...files, 'packages/visit.zip': await archive(word) }));
  expect(await packages()).toBe(before + 1);
  const published = await app.post(
    `/author/courses/${made.courseId}`,
    { versionId: same.versionId!, learners: 'carry' },
    author,
  );
  expect(published.status).toBe(302);
  await runJobs();
  const { base } = await play(person, made, null);
  const state = JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState;
  expect(state.states['i1']!.cmi).toMatchObject({ 'cmi.suspend_data': 'half' });
});

test('a package that is open while its learner moves to a version with another one goes on to its end, and counts', async () => {
  const files = course('moved-while-open', 'visit.zip', { 'visit.zip': await archive('nine') });
  const made = await publishNativeCourse(app, author, files);
  const person = await app.person('learner');
  await registerFor(app, person, made.path);
  await app.post(made.lesson('begin'), { intent: 'turn' }, person);
  const { base } = await play(person, made, { 'cmi.core.lesson_status': 'incomplete' }, '', false);
  const next = await importCourse(
    await app.as(author),
    folderOnDisk({ ...files, 'packages/visit.zip': await archive('ten') }),
  );
  const published = await app.post(
    `/author/courses/${made.courseId}`,
    { versionId: next.versionId!, learners: 'carry' },
    author,
  );
  expect(published.status).toBe(302);
  await runJobs();
  const cmi = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80' };
  const last = await content(`${base}/__rte/commit`, {
    method: 'POST',
    body: JSON.stringify({ sequence: 2, sco: 'i1', cmi, terminate: true }),
  });
  expect([last.status, JSON.parse(last.body)]).toEqual([200, expect.objectContaining({ applied: true })]);
  await runJobs();
  expect(await stateOf('visit')).toMatchObject({ score: '0.8' });
  expect((await stateOf('visit'))!.doneAt).not.toBeNull();
});

test('what a package has said before its learner moves counts also where the move comes first', async () => {
  const files = course('moved-when-done', 'visit.zip', { 'visit.zip': await archive('eleven') });
  const made = await publishNativeCourse(app, author, files);
  const person = await app.person('learner');
  await registerFor(app, person, made.path);
  await app.post(made.lesson('begin'), { intent: 'turn' }, person);
  await play(person, made, { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80' }, '', false);
  const next = await importCourse(
    await app.as(author),
    folderOnDisk({ ...files, 'packages/visit.zip': await archive('twelve') }),
  );
  const publish = { versionId: next.versionId!, learners: 'carry' };
  expect((await app.post(`/author/courses/${made.courseId}`, publish, author)).status).toBe(302);
  // The move overtakes what the package reported.
  const { courseId } = made;
  const move = { courseId, versionId: next.versionId!, how: 'carry' };
  await moveLearnersHandler(app.platform)(move, { id: 'move', now: app.platform.clock() });
  await runJobs();
  expect(await stateOf('visit')).toMatchObject({ score: '0.8' });
  expect((await stateOf('visit'))!.doneAt).not.toBeNull();
});

test('an archive that is no package is a fault of its file, and nothing is kept', async () => {
  const { courseId, faults } = await importCourse(
    await app.as(author),
    folderOnDisk(course('no-package', 'visit.zip', { 'visit.zip': Buffer.from('no zip') })),
  );
  expect(courseId).toBeNull();
  expect(faults.map(({ file, code }) => [file, code])).toEqual([['packages/visit.zip', 'package_refused']]);
});

test('an officer previews a package of a published course, as does its author, and nobody else', async () => {
  const made = await publishNativeCourse(
    app,
    author,
    course('previewed', 'visit.zip', { 'visit.zip': await archive('seven') }),
  );
  const [row] = await db.read
    .select()
    .from(coursePackages)
    .where(and(eq(coursePackages.versionId, made.versionId), eq(coursePackages.language, 'en')));
  const preview = `/previews/${row!.packageId}`;
  const own = await app.text(`/author/courses/${made.courseId}`, author);
  expect(own).toContain(row!.packageId);
  expect((await app.get(preview, author)).status).toBe(200);
  const officer = await app.person('officer');
  await app.association('latvia', [officer]);
  expect((await app.get(preview, officer)).status).toBe(200);
  expect((await app.get(preview, await app.person('doctor'))).status).toBe(404);
});

test('what its author allows a package is told on the course’s page; once accredited, more is only asked for, and its learners are told', async () => {
  const officer = await app.person('granting');
  await app.association('riga', [officer]);
  const made = await publishNativeCourse(
    app,
    author,
    course('with-permissions', 'visit.zip', { 'visit.zip': await archive('eight') }),
  );
  const [row] = await db.read
    .select()
    .from(coursePackages)
    .where(eq(coursePackages.versionId, made.versionId));
  const { packageId } = row!;
  const allow = (needs: string) =>
    app.post(`/author/packages/${packageId}`, { intent: 'needs', needs, hosts: '' }, author);
  await allow('popups');
  expect(await app.text(made.path)).toContain(said('scorm:needs.told.popups'));

  const version = `/associations/riga/courses/${made.versionId}`;
  const granted = await app.post(version, { programmeId: 'lv-lab', code: 'L', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01' }, officer); // oxfmt-ignore
  expect(granted.status).toBe(302);
  const learner = await app.person('told');
  await registerFor(app, learner, made.path, 'fi');
  await app.post(`/author/packages/${packageId}`, { intent: 'needs', needs: 'name', hosts: '' }, author);
  expect(await app.text(made.path)).not.toContain(said('scorm:needs.told.name'));
  const askedAt = /name="askedAt" value="([^"]+)"/.exec(await app.text(version, officer))![1]!;
  const decided = await app.post(
    version,
    { intent: 'needs', packageId, askedAt, decision: 'agreed', reason: '' },
    officer,
  );
  expect(decided.status).toBe(302);
  expect(await app.text(made.path)).toContain(said('scorm:needs.told.name'));
  await notifyLearnersHandler(app.platform)({ packageId }, { id: 'job', now: app.platform.clock() });
  expect(await subjectsTo(app, learner)).toEqual([
    said('scorm:needs.mail.learnerSubject', { title: 'fi course' }),
  ]);
});
