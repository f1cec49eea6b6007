import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { scormAttempts, scormCommits, scormLaunches } from '#db/schema/scorm.ts';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { NS_2004, packageOf } from '#tests/support/packages.ts';
import { playCourse } from '#tests/support/play-course.ts';
import { flow, item } from '#tests/support/sequencing.ts';
import { pieceOf, said } from '#tests/support/words.ts';

/** Several windows with the address of one launch: a copied tab, a reloaded one, or what a device kept of a window that is gone. */
const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);
const SEQUENCED = `<organizations default="o"><organization identifier="o"><title>All</title>${[item('a'), item('b')].join('').replaceAll('"r"', '"r1"')}<imsss:sequencing>${flow()}</imsss:sequencing></organization></organizations>`;
const single = await publishCourse(app, author);
const sequenced = await publishCourse(
  app,
  author,
  { minScore: '' },
  await packageOf({ version: '2004 4th Edition', namespaces: NS_2004, organizations: SEQUENCED }),
);

async function begin(path = single.path) {
  const person = await app.person('learner');
  const { base, page } = await launch(app, person, path);
  const launchId = page.split('/').at(-1)!;
  return {
    commit: async (body: object) => {
      const { status, body: text } = await content(`${base}/__rte/commit`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      return { status, ...(JSON.parse(text) as { late?: boolean; over?: string }) };
    },
    packed: (body: object) =>
      content(`${base}/__rte/commit`, { method: 'POST', body: gzipSync(JSON.stringify(body)) }),
    state: async () => JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState,
    openWindow: async () =>
      JSON.parse((await content(`${base}/__rte/state`, { method: 'POST' })).body) as PlayerState,
    heartbeat: async (window: number) =>
      (await content(`${base}/__rte/beat?window=${window}`, { method: 'POST' })).status,
    journal: async () => {
      const rows = await db.read.select().from(scormCommits).where(eq(scormCommits.launchId, launchId));
      return rows.map(({ late, applied, base: of }) => ({ late, applied, base: of }));
    },
    attempt: async () => {
      const [row] = await db.read
        .select({ attempt: scormAttempts, launch: scormLaunches })
        .from(scormAttempts)
        .innerJoin(scormLaunches, eq(scormLaunches.attemptId, scormAttempts.id))
        .where(eq(scormLaunches.id, launchId));
      return row!;
    },
    useLateWork: () => app.post(path, { intent: 'late-work' }, person),
    page: async () => (await app.get(path, person)).text(),
  };
}
const done = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' };

const SUPERSEDED = { status: 409, stored: true, applied: false, late: true, over: 'superseded' };

test('the window that opened a launch last is the one that counts; what an earlier one still says is kept and offered', async () => {
  const { commit, openWindow, state, heartbeat, page, useLateWork, journal, attempt } = await begin();
  expect((await openWindow()).window).toBe(1);
  await commit({ window: 1, sequence: 1, cmi: { 'cmi.location': '1' } });
  expect(await openWindow()).toMatchObject({ window: 2, lastSequence: 1 });
  expect((await commit({ window: 2, sequence: 2, cmi: { 'cmi.location': '2' } })).status).toBe(200);
  // Under a number that is taken, and under one that is free; and once more, because its answer was lost.
  const other = { ...done, 'cmi.score.scaled': '0.9', 'cmi.location': '9' };
  for (const sequence of [2, 9, 2])
    expect(await commit({ window: 1, sequence, cmi: other })).toEqual(SUPERSEDED);
  expect([await heartbeat(1), await heartbeat(2)]).toEqual([409, 200]);
  expect((await state()).states['i1']!.cmi).toEqual({ 'cmi.location': '2' });
  expect((await journal()).map(({ late }) => late).sort()).toEqual([false, false, true, true]);
  // The last one goes on.
  expect((await commit({ window: 2, sequence: 3, cmi: { 'cmi.location': '3' } })).status).toBe(200);
  expect((await state()).lastSequence).toBe(3);

  expect(await page()).toContain(said('learning:late.title'));
  expect((await useLateWork()).status).toBe(302);
  expect(await page()).not.toContain(pieceOf('learning:late.title'));
  expect((await attempt()).attempt).toMatchObject({ completionStatus: 'completed', scaledScore: '0.9' });
  // The window that is still open would save its older state over it.
  expect(await commit({ window: 2, sequence: 4, cmi: { 'cmi.location': '4' } })).toMatchObject(SUPERSEDED);
  expect((await attempt()).attempt.scaledScore).toBe('0.9');
});

test('a reloaded page goes on, also where the last beacon of the page before arrives behind it', async () => {
  const { commit, packed, openWindow, state } = await begin();
  await openWindow();
  await commit({ window: 1, sequence: 1, cmi: { 'cmi.location': '1' } });
  const { window, lastSequence } = await openWindow();
  expect((await packed({ window: 1, sequence: 2, base: 1, cmi: { 'cmi.location': '2' } })).status).toBe(409);
  const next = { window, sequence: lastSequence + 1, cmi: { 'cmi.location': '1', 'cmi.suspend_data': 'x' } };
  expect((await commit(next)).status).toBe(200);
  expect((await state()).states['i1']!.cmi).toEqual(next.cmi);
});

test('a delta of an earlier window is kept as the whole state that it makes, and waits for nothing', async () => {
  const { commit, packed, openWindow, journal, useLateWork, attempt } = await begin();
  await openWindow();
  await commit({ window: 1, sequence: 1, cmi: { 'cmi.location': '1', 'cmi.score.scaled': '0.8' } });
  await openWindow();
  await commit({ window: 2, sequence: 2, cmi: { 'cmi.location': '2' } });
  const beacon = { window: 1, sequence: 2, base: 1, cmi: done, gone: ['cmi.location'] };
  expect((await packed(beacon)).status).toBe(409);
  // One whose base never came.
  expect((await packed({ window: 1, sequence: 9, base: 8, cmi: done })).status).toBe(409);
  expect(
    (await journal())
      .filter(({ late }) => late)
      .map(({ base }) => base)
      .sort(),
  ).toEqual([8, null]);
  await commit({ window: 2, sequence: 8, cmi: { 'cmi.location': '8' } });
  expect((await attempt()).attempt.completionStatus).not.toBe('completed');
  await useLateWork();
  expect((await attempt()).attempt).toMatchObject({ completionStatus: 'completed', scaledScore: '0.8' });
});

test('a player of an earlier version names no window, and each number is stored once', async () => {
  const { commit, packed, journal } = await begin();
  await commit({ sequence: 1, cmi: { 'cmi.location': '1', 'cmi.suspend_data': 'x' } });
  expect((await packed({ sequence: 2, base: 1, cmi: { 'cmi.location': '2' } })).status).toBe(200);
  const whole = { sequence: 2, cmi: { 'cmi.suspend_data': 'x', 'cmi.location': '2' } };
  expect(await commit(whole)).toMatchObject({ status: 200, late: false });
  expect(await journal()).toHaveLength(2);
});

test('sequenced: the steps of an earlier window are not taken, and what its part said can be used', async () => {
  const { commit, openWindow, state, attempt, useLateWork } = await begin(sequenced.path);
  const second = playCourse(await openWindow());
  const first = playCourse(await openWindow());
  for (const player of [first, second]) player.session.begin();
  first.end({ ...done, 'cmi.score.scaled': '0.4' });
  for (const each of first.take()) expect((await commit({ ...each, window: 2 })).status).toBe(200);
  second.end({ ...done, 'cmi.score.scaled': '0.8' });
  for (const each of second.take()) expect((await commit({ ...each, window: 1 })).status).toBe(409);
  expect((await state()).sequencing!.state.current).toBe('b');
  await useLateWork();
  const { activities } = JSON.parse((await attempt()).attempt.sequencing!).state;
  expect(activities['#a'].objectives['#'].measure).toBe(0.8);
});
