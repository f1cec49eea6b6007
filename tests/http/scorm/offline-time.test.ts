import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OfflineClaim } from '#app/domains/learning/completion/offline-time.ts';
import { readCommit } from '#app/domains/scorm/commits/commit.ts';
import { recordCommit } from '#app/domains/scorm/commits/record-commit.server.ts';
import { recordHeartbeat } from '#app/domains/scorm/commits/record-heartbeat.server.ts';
import { readRuntimeFacts } from '#app/domains/scorm/attempts/read-runtime-facts.server.ts';
import { openOwnLaunch } from '#app/domains/scorm/launches/open-own-launch.server.ts';
import { readOwnLaunch } from '#app/domains/scorm/launches/read-own-launch.server.ts';
import { rewriting } from '#db/rewriting.ts';
import { scormIntervals } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);
const DONE = {
  'cmi.completion_status': 'completed',
  'cmi.success_status': 'passed',
  'cmi.score.scaled': '1',
};
const MINUTE = 60_000;

/** A learner with a launch, and a clock of the server's that the test sets by minutes. */
async function begin(course: { path: string }, person?: Person) {
  const learner = person ?? (await app.person('learner'));
  const { page, base } = await launch(app, learner, course.path);
  const launchId = page.split('/').at(-1)!;
  const ctx = await app.as(learner);
  const start = Date.now();
  const at = (minutes: number) => ({ ...ctx, now: new Date(start + minutes * MINUTE) });
  return {
    person: learner,
    base,
    launchId,
    begun: start,
    async sendHeartbeat(minutes: number, claim?: OfflineClaim) {
      return recordHeartbeat(at(minutes), await openOwnLaunch(at(minutes), launchId), claim);
    },
    async commit(minutes: number, input: object) {
      const body = JSON.stringify(input);
      return recordCommit(at(minutes), await openOwnLaunch(at(minutes), launchId), readCommit(body), body);
    },
    async counted() {
      const { launch: row } = await readOwnLaunch(ctx, launchId);
      const facts = await readRuntimeFacts(ctx, { id: row.registrationId, personId: learner.id } as never);
      return facts.countedMs / MINUTE;
    },
  };
}
const claim = (heard: number, at: number, ...seen: [number, number][]): OfflineClaim => ({
  heard,
  at: at * MINUTE,
  seen: seen.map(([from, to]) => [from * MINUTE, to * MINUTE]),
});

test('who works three minutes without a connection has worked three minutes, and the course is complete with the answers that were kept', async () => {
  const course = await publishCourse(app, author, { minMinutes: '3', minScore: '' });
  const learner = await begin(course);
  const { heard } = await learner.commit(0, { sequence: 1, cmi: {} });
  const kept = { sequence: 2, cmi: DONE, terminate: true, offline: claim(heard!, 2, [0, 2]) };
  expect(await learner.sendHeartbeat(3, claim(heard!, 3, [0, 3]))).toMatchObject({ offlineMs: 3 * MINUTE });
  expect(await learner.commit(3.01, kept)).toMatchObject({ applied: true, offlineMs: 0 });
  expect(await learner.counted()).toBeCloseTo(3.01);
  expect(await (await app.get(course.path, learner.person)).text()).toContain(
    said('learning:evaluation.open'),
  );
});

test('answers that were kept bring their time with them, also where the page was closed before the connection came back', async () => {
  const learner = await begin(await publishCourse(app, author));
  const { heard } = await learner.commit(0, { sequence: 1, cmi: {} });
  const bring = (sequence: number, at: number) =>
    learner.commit(30, { sequence, cmi: {}, offline: claim(heard!, at, [0, at]) });
  expect([await bring(2, 2), await bring(3, 6), await bring(3, 6)]).toMatchObject([
    { offlineMs: 2 * MINUTE },
    { offlineMs: 4 * MINUTE },
    { stored: true },
  ]);
  expect(await learner.counted()).toBe(6);
});

test.each([
  ['', 5],
  ['2', 2],
  ['0', 0],
])(
  'of five minutes without a connection the course’s own limit (%o) lets %d count',
  async (offlineMinutes, counted) => {
    const learner = await begin(await publishCourse(app, author, { offlineMinutes }));
    const { heard } = await learner.commit(0, { sequence: 1, cmi: {} });
    await learner.sendHeartbeat(5, claim(heard!, 5, [0, 5]));
    expect(await learner.counted()).toBe(counted);
  },
);

test('two windows without a connection count once', async () => {
  const person = await app.person('learner');
  const [first, second] = [
    await begin(await publishCourse(app, author), person),
    await begin(await publishCourse(app, author), person),
  ];
  for (const each of [first, second]) {
    const { heard } = await each.commit(0, { sequence: 1, cmi: {} });
    await each.sendHeartbeat(4, claim(heard!, 4, [0, 4]));
  }
  expect((await first.counted()) + (await second.counted())).toBeCloseTo(4, 1);
});

test('work that came late and is used brings its time, up to when its window was superseded', async () => {
  const course = await publishCourse(app, author);
  const person = await app.person('learner');
  const first = await begin(course, person);
  const { heard } = await first.commit(0, { sequence: 1, cmi: {} });
  await db.transact((tx) =>
    rewriting(tx, 'repair', () =>
      tx
        .update(scormIntervals)
        .set({ fromAt: new Date(heard! - 9 * MINUTE), toAt: new Date(heard! - 4 * MINUTE) })
        .where(eq(scormIntervals.launchId, first.launchId))
        .then(() => undefined),
    ),
  );
  const second = await begin(course, person);
  const late = { sequence: 2, cmi: DONE, offline: claim(heard! - 4 * MINUTE, 3, [0, 3]) };
  const answer = await content(`${first.base}/__rte/commit`, { method: 'POST', body: JSON.stringify(late) });
  expect(answer.status).toBe(409);
  expect(await second.counted()).toBe(5);
  await app.post(course.path, { intent: 'late-work' }, person);
  expect(await second.counted()).toBe(8);
});

test('a claim that cannot be read costs nobody an answer, and a heartbeat without one is a heartbeat', async () => {
  const learner = await begin(await publishCourse(app, author));
  const post = (path: string, body?: string) =>
    content(`${learner.base}/__rte/${path}`, { method: 'POST', ...(body ? { body } : {}) });
  const cmi = { 'cmi.location': '1' };
  for (const [i, offline] of [
    'x',
    7,
    { heard: -1 },
    claim(0, -1),
    { ...claim(0, 1), seen: [[1]] },
  ].entries()) {
    const answer = await post('commit', JSON.stringify({ sequence: i + 1, cmi, offline }));
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { applied: true, offlineMs: 0 }]);
    expect((await post('beat', JSON.stringify(offline))).status).toBe(200);
  }
  for (const body of [undefined, 'nonsense', '{"heard":'])
    expect((await post('beat', body)).status).toBe(200);
});

test('a launch that was touched while the clock was ahead counts time again as soon as the clock is right', async () => {
  const { sendHeartbeat, launchId } = await begin(await publishCourse(app, author));
  for (const minutes of [120, 0, 40 / 60]) await sendHeartbeat(minutes);
  const own = await db.read.select().from(scormIntervals).where(eq(scormIntervals.launchId, launchId));
  const spans = own.map(({ fromAt, toAt }) => Math.round((toAt.getTime() - fromAt.getTime()) / 1000));
  expect(spans.sort((a, b) => a - b)).toEqual([0, 40]);
});
