import { gzipSync } from 'node:zlib';
import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { readOwnLaunch } from '#app/domains/scorm/launches/read-own-launch.server.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { scormAttempts, scormCommits, scormIntervals, scormLaunches } from '#db/schema/scorm.ts';
import { recorded } from '#tests/support/statements.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
let author: Person;
let course: Awaited<ReturnType<typeof publishCourse>>;

beforeAll(async () => {
  author = await app.person('author', ['author']);
  course = await publishCourse(app, author);
});

const commit = (base: string, body: object | string | Buffer) =>
  content(`${base}/__rte/commit`, {
    method: 'POST',
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
const playerState = async (base: string) =>
  JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState;
/** State that the one part reported. */
const stateOf = async (base: string) => {
  const { states, lastSequence } = await playerState(base);
  return { cmi: states['i1']?.cmi ?? {}, terminated: states['i1']?.terminated, lastSequence };
};
const attemptOf = async (page: string) => {
  const [row] = await db.read
    .select({ attempt: scormAttempts })
    .from(scormAttempts)
    .innerJoin(scormLaunches, eq(scormLaunches.attemptId, scormAttempts.id))
    .where(eq(scormLaunches.id, page.split('/').at(-1)!));
  return row!.attempt;
};
const learner = async () => {
  const person = await app.person('learner');
  return { person, ...(await launch(app, person, course.path)) };
};

test('a launch is made by a POST alone: loading, reloading and prefetching make and end none', async () => {
  const { person, page, player } = await learner();
  const count = () => db.read.$count(scormLaunches);
  const before = await count();
  for (let i = 0; i < 3; i++) {
    const shown = await app.get(page, person, { purpose: 'prefetch' });
    expect(shown.headers.get('cache-control')).toContain('no-store');
    expect(await shown.text()).toContain(player);
  }
  expect(await count()).toBe(before);
});

test('the token opens the player and the files of its own package, and nothing with another label', async () => {
  const { base, player } = await learner();
  const shown = await content(player);
  expect(shown.status).toBe(200);
  expect(shown.headers['content-security-policy']).toContain("frame-ancestors 'self' http://localhost:3000");
  expect(shown.headers['cache-control']).toBe('no-store');
  expect(shown.headers['set-cookie']).toBeUndefined();
  expect(shown.body).not.toContain('Test');

  const page = await content(`${base}/index.html`);
  expect([page.status, page.headers['content-type'], page.headers['x-content-type-options']]).toEqual([
    200,
    'text/html',
    'nosniff',
  ]);
  expect((await content(`${base}/sub/p%C3%A1gina.JS`)).body).toBe('window.x = 1');
  const part = await content(`${base}/movie.mp4`, { headers: { range: 'bytes=0-9' } });
  expect([part.status, part.headers['content-range'], part.body.length]).toEqual([206, 'bytes 0-9/1000', 10]);
  for (const path of ['/gone.html', '/../../etc/passwd', '/%2e%2e/imsmanifest.xml', '/__rte/other'])
    expect((await content(base + path)).status).toBe(404);

  const other = base.replace(/\/\/[a-z2-7]{26}\./, '//aaaaaaaaaaaaaaaaaaaaaaaaaa.');
  expect((await content(`${other}/index.html`)).status).toBe(404);
  expect((await content(base.replace(/\/l\/.*/, '/l/unknown/index.html'))).status).toBe(404);
});

test('hosts are kept apart: an unknown one is 421, the content host has no app and the app no package', async () => {
  const { base } = await learner();
  const { host, pathname } = new URL(base);
  expect((await content('http://evil.example/')).status).toBe(421);
  expect((await content('http://not-a-label.content.localhost:3000/')).status).toBe(421);
  expect((await content(`http://${host}/sign-in`)).status).toBe(404);
  expect((await content(`http://localhost:3000${pathname}/index.html`)).status).toBe(404);
  expect((await content(`${base}/index.html`, { headers: { 'service-worker': 'script' } })).status).toBe(403);
});

test('commits are numbered: twice is once, older ones do not win', async () => {
  const { base, page } = await learner();
  const first = { sequence: 1, cmi: { 'cmi.location': '1' } };
  expect((await commit(base, first)).status).toBe(200);
  expect((await commit(base, { sequence: 3, cmi: { 'cmi.location': '3' } })).status).toBe(200);
  expect((await commit(base, first)).status).toBe(200);
  expect((await commit(base, { sequence: 2, cmi: { 'cmi.location': '2' } })).status).toBe(202);
  expect((await stateOf(base)).cmi['cmi.location']).toBe('3');
  expect((await stateOf(base)).lastSequence).toBe(3);
  const rows = await db.read
    .select()
    .from(scormCommits)
    .where(eq(scormCommits.launchId, page.split('/').at(-1)!));
  expect(rows.map((row) => [row.sequence, row.applied]).sort()).toEqual([
    [1, true],
    [2, false],
    [3, true],
  ]);
});

test('a delta waits for the commit that it builds on, and then both stand', async () => {
  const { base } = await learner();
  await commit(base, { sequence: 1, cmi: { 'cmi.location': '1', 'cmi.suspend_data': 'old' } });
  const third = { sequence: 3, base: 2, cmi: { 'cmi.location': '3' }, gone: ['cmi.suspend_data'] };
  expect((await commit(base, gzipSync(JSON.stringify(third)))).status).toBe(202);
  expect((await stateOf(base)).cmi['cmi.location']).toBe('1');
  expect(
    (
      await commit(base, {
        sequence: 2,
        cmi: { 'cmi.location': '2', 'cmi.suspend_data': 'x', 'cmi.score.raw': '5' },
      })
    ).status,
  ).toBe(200);
  const { cmi } = await stateOf(base);
  expect([cmi['cmi.location'], cmi['cmi.suspend_data'], cmi['cmi.score.raw']]).toEqual(['3', undefined, '5']);
});

test('a delta on an older commit than the last is still the newest word', async () => {
  const { base } = await learner();
  await commit(base, { sequence: 1, cmi: { 'cmi.location': '1' } });
  await commit(base, { sequence: 2, cmi: { 'cmi.location': '2', 'cmi.suspend_data': 'two' } });
  expect((await commit(base, { sequence: 3, base: 1, cmi: { 'cmi.suspend_data': 'three' } })).status).toBe(
    200,
  );
  const { cmi } = await stateOf(base);
  expect([cmi['cmi.location'], cmi['cmi.suspend_data']]).toEqual(['1', 'three']);
});

test('what cannot be read gets a sentence, and nothing is stored', async () => {
  const { base } = await learner();
  const before = await db.read.$count(scormCommits);
  const nonsense = [
    'nonsense', '', '[]', '{}', '{"sequence":0,"cmi":{}}', '{"sequence":1.5,"cmi":{}}', '{"sequence":1}',
    '{"sequence":1,"cmi":{"evil":"x"}}', '{"sequence":1,"cmi":{"cmi.x":5}}',
    '{"sequence":2,"base":2,"cmi":{}}', gzipSync(Buffer.alloc(3_000_000)), Buffer.from([0x1f, 0x8b, 1, 2, 3]),
  ]; // oxfmt-ignore
  for (const body of nonsense) {
    const answer = await commit(base, body);
    expect([answer.status, JSON.parse(answer.body).message], String(body)).toEqual([
      400,
      said('errors:commit_malformed'),
    ]);
  }
  expect(
    (await commit(base, JSON.stringify({ sequence: 1, cmi: { 'cmi.suspend_data': 'x'.repeat(2_000_000) } })))
      .status,
  ).toBe(413);
  expect(await db.read.$count(scormCommits)).toBe(before);
});

test('a superseded launch: its commits are kept, marked and answered 409, and the learner is asked', async () => {
  const { person, base } = await learner();
  await commit(base, { sequence: 1, cmi: { 'cmi.location': '1', 'cmi.suspend_data': 'a' } });
  const second = await launch(app, person, course.path, 'launch');
  const taken = await stateOf(second.base);
  expect([taken.cmi['cmi.location'], taken.terminated]).toEqual(['1', false]);
  const late = await commit(base, {
    sequence: 2,
    cmi: { 'cmi.location': '4', 'cmi.suspend_data': 'much more' },
  });
  expect([late.status, JSON.parse(late.body)]).toEqual([
    409,
    { stored: true, applied: false, late: true, over: 'superseded' },
  ]);
  expect((await content(`${base}/index.html`)).status).toBe(409);
  expect((await content(`${base}/__rte/state`)).status).toBe(409);
  expect((await stateOf(second.base)).cmi['cmi.location']).toBe('1');

  expect(await (await app.get(course.path, person)).text()).toContain(said('learning:late.title'));
  expect((await app.post(course.path, { intent: 'late-work' }, person)).status).toBe(302);
  // A window that is still open holds the older state, and may not save it over this one.
  expect((await commit(second.base, { sequence: 9, cmi: { 'cmi.location': '1' } })).status).toBe(409);
  const third = await launch(app, person, course.path, 'launch');
  expect((await stateOf(third.base)).cmi['cmi.location']).toBe('4');
  expect(await (await app.get(course.path, person)).text()).not.toContain(pieceOf('learning:late.title'));
});

test.each([
  ['signing out', 'signed-out', (person: Person) => app.post('/sign-out', {}, person)],
  ['leaving the course', 'left', (person: Person) => app.post(course.path, { intent: 'end' }, person)],
  [
    'being blocked',
    'signed-out',
    async (person: Person) =>
      app.post(
        '/admin/people',
        { personId: person.id, blocked: 'yes' },
        await app.person('chief', ['administrator']),
      ),
  ],
])('%s ends the launch at once; what it sends then is kept, and it learns why', async (_name, over, end) => {
  const { person, base } = await learner();
  expect((await content(`${base}/index.html`)).status).toBe(200);
  expect((await end(person)).status).toBe(302);
  expect((await content(`${base}/index.html`)).status).not.toBe(200);
  for (const answer of [
    await content(`${base}/__rte/beat`, { method: 'POST' }),
    await commit(base, { sequence: 1, cmi: { 'cmi.location': '9' } }),
  ])
    expect([answer.status, JSON.parse(answer.body)]).toEqual([409, expect.objectContaining({ over })]);
});

test('statements: initialized and terminated once, progress by tenths, completed and passed once', async () => {
  const { base, page } = await learner();
  const at = (sequence: number, cmi: object, terminate = false) => commit(base, { sequence, cmi, terminate });
  await at(1, { 'cmi.completion_status': 'incomplete' });
  await at(2, { 'cmi.progress_measure': '0.35', 'cmi.completion_status': 'incomplete' });
  await at(3, { 'cmi.progress_measure': '0.38', 'cmi.completion_status': 'incomplete' });
  const done = {
    'cmi.progress_measure': '1',
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '0.8',
  };
  await at(4, done);
  await at(5, done, true);
  await at(5, done, true);
  const { registrationId } = await attemptOf(page);
  const rows = await recorded(db, registrationId);
  const verbs = rows.map(({ verb }) => verb.id.split('/').at(-1));
  expect(verbs.sort()).toEqual([
    'completed',
    'completed',
    'initialized',
    'passed',
    'progressed',
    'progressed',
    'registered',
    'terminated',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Test|example\.org/);
});

test('time is the server’s: signals a minute apart join, a longer gap does not count, and parallel windows count once', async () => {
  const { person, page, base } = await learner();
  await commit(base, { sequence: 1, cmi: {} });
  const launchId = page.split('/').at(-1)!;
  const { recordHeartbeat } = await import('#app/domains/scorm/commits/record-heartbeat.server.ts');
  const { openOwnLaunch } = await import('#app/domains/scorm/launches/open-own-launch.server.ts');
  const { readRuntimeFacts } = await import('#app/domains/scorm/attempts/read-runtime-facts.server.ts');
  const ctx = await app.as(person);
  const start = Date.now();
  for (const seconds of [20, 40, 60, 200, 230]) {
    const later = { ...ctx, now: new Date(start + seconds * 1000) };
    await recordHeartbeat(later, await openOwnLaunch(later, launchId));
  }
  const { launch: row } = await readOwnLaunch(ctx, launchId);
  const rows = await db.read.select().from(scormIntervals).where(eq(scormIntervals.launchId, launchId));
  expect(rows).toHaveLength(2);
  const facts = await readRuntimeFacts(ctx, { id: row.registrationId, personId: person.id } as never);
  expect(Math.round(facts.countedMs / 1000)).toBeGreaterThanOrEqual(89);
  expect(Math.round(facts.countedMs / 1000)).toBeLessThanOrEqual(91);
});

test('a package’s own word completes only with the score that the course asks for', async () => {
  const { person, base } = await learner();
  await commit(base, {
    sequence: 1,
    cmi: { 'cmi.completion_status': 'completed', 'cmi.score.scaled': '0.74' },
  });
  const page = await app.text(course.path, person);
  expect(page).toContain(`${said('learning:result.failed')}: 74%`);
  expect(page).toContain(said('learning:result.needed', { score: '75%' }));
  expect(page).toContain(said('learning:result.again'));
  await commit(base, {
    sequence: 2,
    cmi: { 'cmi.completion_status': 'completed', 'cmi.score.scaled': '0.75' },
  });
  expect(await (await app.get(course.path, person)).text()).toContain(said('learning:evaluation.open'));
});

test('another person’s launch, registration and package are not there', async () => {
  const { page } = await learner();
  const stranger = await app.person('stranger', ['author']);
  expect((await app.get(page, stranger)).status).toBe(404);
  expect((await app.get(`/author/packages/${course.packageId}`, stranger)).status).toBe(404);
  expect((await app.get(`/author/courses/${course.courseId}`, stranger)).status).toBe(404);
  const { registrationId } = await attemptOf(page);
  expect((await app.get(`/registrations/${registrationId}/evaluation`, stranger)).status).toBe(404);
});

test('the log holds no launch token', async () => {
  const { base, token } = await learner();
  await content(`${base}/index.html`);
  await commit(base, 'nonsense');
  expect(token.length).toBeGreaterThanOrEqual(32);
  expect(app.lines.join('')).not.toContain(token);
  expect(app.lines.join('')).toContain('/l/-/index.html');
  const rows = await db.read
    .select()
    .from(scormLaunches)
    .where(and(eq(scormLaunches.tokenHash, token)));
  expect(rows).toEqual([]);
});
