import { expect, test } from 'vitest';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { publishAndMoveLearners } from '#app/domains/scorm/versions/publish-and-move-learners.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { makeApp } from '#tests/support/app.ts';
import { verified } from '#tests/support/consultation.ts';
import {
  type CourseFiles,
  doSmallCourse,
  folderOnDisk,
  publishNativeCourse,
  registerFor,
  smallCourse,
} from '#tests/support/course-folder.ts';
import { pieceOf, said } from '#tests/support/words.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';

const app = await makeApp();
const author = await app.person('author', ['author']);
const association = await app.association('signing', [author]);
const named = (slug: string): CourseFiles => {
  const files = smallCourse();
  return {
    ...files,
    'course.yaml': String(files['course.yaml']).replace('slug: small-course', `slug: ${slug}`),
  };
};

test('a verified professional who has completed the course signs its language, and the course page says who and when', async () => {
  const course = await publishNativeCourse(app, author, named('signed'));
  const doctor = await verified(app, 'doctor', association);
  await registerFor(app, doctor, course.path, 'en');
  const sign = () => app.post(course.path, { intent: 'sign' }, doctor);
  expect((await sign()).status).toBe(409);
  expect(await app.text(course.path, doctor)).toContain(said('modules:signature.none'));
  await doSmallCourse(app, doctor, course);
  expect(await app.text(course.path, doctor)).toContain(said('modules:signature.sign'));
  expect((await sign()).status).toBe(302);
  await sign();
  const page = await app.text(course.path);
  expect(page.split(`${pieceOf('modules:signature.by')}doctor Test`).length).toBe(2);
  // Of the language that was read, and of no other.
  await app.post(course.path, { intent: 'language', language: 'fi' }, doctor);
  expect(await app.text(course.path, doctor)).toContain(said('modules:signature.none'));
});

test('a language that was only looked at afterwards is not signed', async () => {
  const course = await publishNativeCourse(app, author, named('looked-at'));
  const doctor = await verified(app, 'reader', association);
  await registerFor(app, doctor, course.path, 'en');
  await doSmallCourse(app, doctor, course);
  await app.post(course.path, { intent: 'language', language: 'fi' }, doctor);
  expect(await app.text(course.path, doctor)).not.toContain(said('modules:signature.sign'));
  expect((await app.post(course.path, { intent: 'sign' }, doctor)).status).toBe(409);
});

test('who is moved to a version with more questions and fewer pages answers what is new, and completes it', async () => {
  const course = await publishNativeCourse(app, author, named('grown'));
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  await app.post(course.lesson('anna'), { intent: 'answer', question: 'q-anna', answer: 'a' }, person);
  await app.post(course.lesson('begin', 1), { intent: 'turn' }, person);
  const files = named('grown');
  const question = (word: string) => `\n:::question{#q-more}\n${word} more?\n\n> ${word} because.\n:::\n`;
  const next: CourseFiles = {
    ...files,
    'course.yaml': String(files['course.yaml']).replace(
      'answer: b, references: [one] }',
      'answer: b, references: [one] }\n      - { id: q-more, kind: truefalse, objectives: [act], answer: true }',
    ),
  };
  for (const [folder, word] of [
    ['en', 'English'],
    ['fi', 'Finnish'],
  ] as const) {
    next[`${folder}/anna.md`] =
      `${String(files[`${folder}/anna.md`]).replace(`${word} second step.`, `${word} second step.\n\n:question{#q-more}`)}${question(word)}`;
    next[`${folder}/begin.md`] = String(files[`${folder}/begin.md`]).replace(`## ${word} second page\n`, '');
  }
  const ctx = await app.as(author);
  const { versionId, faults } = await importCourse(ctx, folderOnDisk(next));
  expect(faults).toEqual([]);
  await publishAndMoveLearners(ctx, { versionId, learners: 'carry' });
  await runDueJobs(app.platform.db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
  // The place that was kept is a page that is no more.
  expect((await app.get(course.learn, person)).headers.get('location')).toBe(course.lesson('begin'));
  await app.post(course.lesson('begin'), { intent: 'turn' }, person);
  await app.post(course.lesson('anna'), { intent: 'turn' }, person);
  const answer = { intent: 'answer', question: 'q-more', answer: 'true' };
  expect((await app.post(course.lesson('anna'), answer, person)).status).toBe(302);
  const page = await app.text(course.lesson('check'), person);
  expect([...page.matchAll(/data-state="done"/g)]).toHaveLength(2);
});

test('who is moved in the middle of a test whose unanswered question is removed ends it by what was answered', async () => {
  const course = await publishNativeCourse(app, author, named('shrunk'));
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  const send = (form: Record<string, string>) => app.post(course.lesson('check'), form, person);
  await send({ intent: 'begin' });
  for (const [question, answers] of [
    ['q-single', { answer: 'c' }],
    ['q-multiple', { answer: 'a' }],
    ['q-order', { 'answer-a': '2', 'answer-b': '3', 'answer-c': '1' }],
    ['q-match', { 'answer-a': 'y', 'answer-b': 'x' }],
    ['q-numeric', { answer: '138' }],
    ['q-text', { answer: 'gps' }],
    ['q-hotspot', { answer: 'a' }],
  ] as const)
    await send({ intent: 'answer', question, ...answers });
  const files = named('shrunk');
  const question = /\n *- \{ id: q-truefalse.*/;
  const next: CourseFiles = { ...files, 'course.yaml': String(files['course.yaml']).replace(question, '') };
  for (const folder of ['en', 'fi'])
    next[`${folder}/check.md`] = String(files[`${folder}/check.md`]).replace(
      /:::question\{#q-truefalse\}[^]*?\n:::\n/,
      '',
    );
  const ctx = await app.as(author);
  const { versionId, faults } = await importCourse(ctx, folderOnDisk(next));
  expect(faults).toEqual([]);
  await publishAndMoveLearners(ctx, { versionId: versionId!, learners: 'carry' });
  await runDueJobs(app.platform.db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
  const before = await app.text(course.lesson('check'), person);
  expect(before).toContain(said('modules:lesson.finish'));
  expect(before).not.toContain(said('modules:lesson.test.practise'));
  await send({ intent: 'begin' });
  const after = await app.text(course.lesson('check'), person);
  expect(after).toContain(said('modules:lesson.test.score', { right: 6, of: 7 }));
  expect(after).toContain(said('modules:lesson.test.practise'));
});

test('nobody signs who is not verified, and no author signs their own course', async () => {
  const course = await publishNativeCourse(app, author, named('unsigned'));
  const anybody = await app.person('anybody');
  await registerFor(app, anybody, course.path);
  await doSmallCourse(app, anybody, course);
  const refused = await app.post(course.path, { intent: 'sign' }, anybody);
  expect(await refused.text()).toContain(pieceOf('errors:not_verified'));
  expect(await app.text(course.path, anybody)).not.toContain(said('modules:signature.sign'));
});

test('its author sees which languages lack what, and what their source has changed since', async () => {
  const course = await publishNativeCourse(app, author, named('states'));
  const { 'fi/final.md': _, ...files } = named('states');
  const changed = {
    ...files,
    'en/begin.md': String(files['en/begin.md']).replace('English text', 'Better text'),
  };
  await importCourse(await app.as(author), folderOnDisk(changed));
  const page = await app.text(`/author/courses/${course.courseId}`, author);
  expect(page).toContain(said('modules:languages.missing', { titles: 'English final' }));
  expect(page).toContain(said('modules:languages.outdated', { titles: 'English beginning' }));
});

test.each(['stay', 'carry'] as const)(
  'learners in the middle %s when the next version is published, with what is done',
  async (how) => {
    const course = await publishNativeCourse(app, author, named(`moving-${how}`));
    const person = await app.person('learner');
    await registerFor(app, person, course.path);
    for (const page of [1, 2]) await app.post(course.lesson('begin', page), { intent: 'turn' }, person);
    const files = named(`moving-${how}`);
    const next = {
      ...files,
      'en/begin.md': String(files['en/begin.md']).replace('English text', 'Better text'),
    };
    const ctx = await app.as(author);
    const { versionId } = await importCourse(ctx, folderOnDisk(next));
    await publishAndMoveLearners(ctx, { versionId, learners: how });
    await runDueJobs(app.platform.db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
    const page = await app.text(course.lesson('begin'), person);
    expect(page).toContain(how === 'carry' ? 'Better text' : 'English text');
    expect(page).toContain('data-state="done"');
  },
);
