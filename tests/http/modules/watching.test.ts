import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { studyIntervals } from '#db/schema/learning.ts';
import { moduleRenditions, moduleStates, moduleViewings } from '#db/schema/modules.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { type CourseFiles, publishNativeCourse, registerFor } from '#tests/support/course-folder.ts';
import { CAPTIONS, courseWith, PDF, video, withVideo } from '#tests/support/recordings.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
let author: Person;
let course: Awaited<ReturnType<typeof publishNativeCourse>>;
/** Ten seconds long; in Finnish five. */
const media: CourseFiles = {
  'visit.mp4': video(10, '64x36'),
  'fi/visit.mp4': video(5, '64x36'),
  'visit.vtt': CAPTIONS,
  'fi/visit.vtt': CAPTIONS,
  'sv/visit.vtt': CAPTIONS,
  'list.pdf': PDF,
  'fi/list.pdf': Buffer.concat([PDF, Buffer.from('suomeksi')]),
  'fi/map.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect x="1" y="1" width="9" height="9"/></svg>',
};
beforeAll(async () => {
  author = await app.person('author', ['author']);
  course = await publishNativeCourse(app, author, courseWith('watching', withVideo, media));
}, 120_000);
const learner = async (language = 'en'): Promise<Person> => {
  const person = await app.person('learner');
  await registerFor(app, person, course.path, language);
  return person;
};
const play = async (person: Person, played: string, more: Record<string, string> = {}) => {
  const form = { module: 'begin', page: '1', recording: 'visit.mp4', length: '10', played, ...more };
  const answer = await app.post(`/courses/${course.slug}/signal`, form, person, {
    accept: 'application/json',
  });
  return { status: answer.status, ...((await answer.json()) as { percent?: number }) };
};
const turnBoth = async (person: Person) => {
  for (const page of [1, 2]) await app.post(course.lesson('begin', page), { intent: 'turn' }, person);
};
const send = (person: Person, intent: string, recording = 'visit.mp4') =>
  app.post(course.lesson('begin'), { intent, recording }, person);
const registrationOf = async (person: Person) => {
  const rows = await app.platform.db.read
    .select()
    .from(studyIntervals)
    .where(eq(studyIntervals.personId, person.id));
  return rows[0]!.registrationId;
};
const isDone = async (person: Person): Promise<boolean> => {
  const [state] = await app.platform.db.read
    .select()
    .from(moduleStates)
    .where(
      and(eq(moduleStates.registrationId, await registrationOf(person)), eq(moduleStates.moduleId, 'begin')),
    );
  return state!.doneAt !== null;
};

test('a recording is whole without a script: player, captions, versions with their sizes, transcript, and nothing loads before it is played', async () => {
  const page = await app.text(course.lesson('begin'), await learner());
  const [player] = /<video[\s\S]+?<\/video>/.exec(page)!;
  expect(player).toMatch(/controls=""[^>]+preload="none"|preload="none"[^>]+controls=""/);
  expect(player).toContain('data-recording="visit.mp4" data-watch="80" data-seconds="10"');
  expect(player).toMatch(/poster="\/lesson-pictures\/[0-9a-f]{64}"/);
  expect([...player.matchAll(/srcLang="(\w\w)" label="([^"]+)"( default="")?/g)].map(([, ...each]) => each)).toEqual([
    ['en', 'English', ' default=""'],
    ['fi', 'Suomi', undefined],
    ['sv', 'Svenska', undefined],
  ]);
  for (const version of ['full', 'low', 'sound'] as const)
    expect(page).toContain(pieceOf(`modules:lesson.recording.${version}`));
  expect(page.match(/<a href="\/lesson-files\/[0-9a-f]{64}" data-version="visit.mp4"/g)).toHaveLength(3);
  expect(page).toContain('English transcript of many words.');
  expect(page).toContain(said('modules:lesson.recording.watched', { percent: '0%', needed: '80%' }));
  expect(page).toContain(said('modules:lesson.recording.noScript'));
  expect(page).toContain('/browser/lesson-recording.js');
  expect(await app.text(course.lesson('anna'), await learner())).not.toContain('lesson-recording.js');
}); // oxfmt-ignore

test('a language has its own video, document, drawing and captions, where there are any', async () => {
  const [english, finnish] = await Promise.all(
    ['en', 'fi'].map(async (language) => app.text(course.lesson('begin'), await learner(language))),
  );
  const rows = await app.platform.db.read.select().from(moduleRenditions).where(eq(moduleRenditions.versionId, course.versionId)); // oxfmt-ignore
  const hashOf = (name: string, kind: string) =>
    rows.find((row) => row.name === name && row.kind === kind)!.hash;
  expect(english).toContain(`src="/lesson-files/${hashOf('visit.mp4', 'video')}"`);
  expect(finnish).toContain(`src="/lesson-files/${hashOf('fi/visit.mp4', 'video')}"`);
  expect(english).toContain(`href="/lesson-files/${hashOf('list.pdf', 'document')}?document=list.pdf"`);
  expect(finnish).toContain(
    `href="/lesson-files/${hashOf('fi/list.pdf', 'document')}?document=fi%2Flist.pdf"`,
  );
  expect(english).toMatch(/<circle [^>]*class="line"/);
  expect(finnish).toMatch(/<rect [^>]*width="9"/);
  expect(finnish).toContain('data-seconds="5"');
  expect(finnish).toMatch(/srcLang="fi" label="Suomi" default=""/);
});

test('what was played adds up, and a module that wants it is done once its share is covered', async () => {
  const person = await learner();
  expect(await play(person, '')).toEqual({ status: 200, percent: 0 });
  await turnBoth(person);
  expect(await isDone(person)).toBe(false);
  app.moveClock(20_000);
  expect(await play(person, '0-4')).toEqual({ status: 200, percent: 40 });
  expect(await isDone(person)).toBe(false);
  const page = await app.text(course.lesson('begin'), person);
  expect(page).toContain(said('modules:lesson.recording.watched', { percent: '40%', needed: '80%' }));
  expect(page).toContain('data-percent="40" data-played="0-40000"');
  app.moveClock(40_000);
  // The same again, and more.
  expect(await play(person, '0-4,6-10')).toEqual({ status: 200, percent: 80 });
  expect(await isDone(person)).toBe(true);
  const seen = await app.text(course.lesson('begin'), person);
  expect(seen).toMatch(new RegExp(`<span role="status"[^>]*>${said('modules:lesson.recording.enough')}</span>`));
  expect(seen.replaceAll(/<[^>]+>/g, '').split(said('modules:lesson.recording.enough'))).toHaveLength(2);
  // Time counts while it plays, also where the page is not seen.
  const intervals = await app.platform.db.read.select().from(studyIntervals).where(eq(studyIntervals.personId, person.id));
  expect(intervals.reduce((sum, { fromAt, toAt }) => sum + toAt.getTime() - fromAt.getTime(), 0)).toBeGreaterThanOrEqual(40_000);
}); // oxfmt-ignore

test('the course’s page names the parts that are missing with links, and how much of a recording they ask for', async () => {
  const asked = said('modules:task.video', { percent: '80%' });
  const pass = said('modules:lesson.test.pass', { percent: '50%' });
  const stranger = await app.text(course.path);
  expect(stranger).toContain(`<span lang="en">English beginning</span><span class="soft block">${asked}</span>`);
  expect(stranger).toContain(`<span lang="en">English final</span><span class="soft block">${pass}</span>`);
  expect(stranger).not.toContain(course.lesson('begin').split('?')[0]);
  const person = await learner();
  const linkTo = (module: string, title: string) => `<a href="/courses/${course.slug}/learn/${module}" lang="en">${title}</a>`; // oxfmt-ignore
  /** A part in the contents, from its link to its end. */
  const part = (page: string, module: string, title: string) => page.split(linkTo(module, title))[1]!.split('</li>')[0]!; // oxfmt-ignore
  const done = said('modules:lesson.state.done');
  const page = await app.text(course.path, person);
  expect(part(page, 'begin', 'English beginning')).toContain(asked);
  expect(part(page, 'final', 'English final')).toContain(pass);
  // Each part once.
  expect(page.split(linkTo('anna', 'English case'))).toHaveLength(2);
  await play(person, '');
  app.moveClock(20_000);
  await play(person, '0-8');
  // Enough was played; its pages are not read yet.
  const played = await app.text(course.path, person);
  expect(part(played, 'begin', 'English beginning')).not.toContain(asked);
  expect(part(played, 'begin', 'English beginning')).not.toContain(done);
  await turnBoth(person);
  const read = await app.text(course.path, person);
  expect(part(read, 'begin', 'English beginning')).toContain(done);
  expect(read).toContain(pieceOf('learning:result.parts_other'));
}); // oxfmt-ignore

test('nobody has played more than time has passed: the rest is believed with later signals', async () => {
  const person = await learner();
  app.moveClock(0);
  const at = Date.now();
  app.platform.clock = () => new Date(at);
  for (let again = 0; again < 5; again++) expect((await play(person, '0-10')).percent).toBe(50);
  app.platform.clock = () => new Date(at + 20_000);
  expect((await play(person, '0-10')).percent).toBe(100);
});

test('halves that were played in two languages are a whole', async () => {
  const person = await learner();
  await play(person, '');
  app.moveClock(20_000);
  expect((await play(person, '0-5')).percent).toBe(50);
  app.moveClock(40_000);
  expect((await play(person, '2.5-5', { length: '5' })).percent).toBe(100);
});

test('a player that says nonsense, or names what is no recording, changes nothing', async () => {
  const person = await learner();
  for (const played of ['x', '1-', '0-5;6-7', '-1-5', '0-'.repeat(20_000)])
    expect((await play(person, played)).status).toBe(422);
  expect((await play(person, '0-1', { length: '0' })).status).toBe(422);
  expect((await play(person, '0-1', { recording: 'visit.vtt' })).status).toBe(404);
  expect((await play(person, '0-1', { recording: 'fi/visit.mp4' })).status).toBe(422);
  expect((await play(person, '0-1', { module: 'final' })).status).toBe(409);
  expect((await play(await app.person('stranger'), '0-1')).status).toBe(404);
  const rows = await app.platform.db.read.select().from(moduleViewings);
  expect(rows.every(({ file }) => file === 'visit.mp4')).toBe(true);
});

test('a transcript that was opened and then read counts the same as playing, and not before the time that it takes', async () => {
  const person = await learner();
  await turnBoth(person);
  // Nobody confirms what they have not opened.
  expect((await send(person, 'readTranscript')).status).toBe(404);
  expect((await send(person, 'openTranscript')).status).toBe(302);
  const early = await send(person, 'readTranscript');
  expect(early.status).toBe(409);
  expect(await early.text()).toContain(said('errors:transcript_early'));
  expect(await isDone(person)).toBe(false);
  app.moveClock(40_000);
  // Opened again, its time is still counted from the first.
  await send(person, 'openTranscript');
  expect((await send(person, 'readTranscript')).status).toBe(302);
  expect(await isDone(person)).toBe(true);
  expect(await app.text(course.lesson('begin'), person)).toContain(said('modules:lesson.recording.read'));
  expect((await send(person, 'openTranscript', 'nothing.mp4')).status).toBe(404);
});
