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

/** Two windows with the address of one launch: a duplicated tab, or what a device kept of a window that is gone. */
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

test('a number that another window has used is answered so, and what was said under it is kept and offered', async () => {
  const { commit, state, page, useLateWork, journal, attempt } = await begin();
  await commit({ sequence: 1, cmi: { 'cmi.location': '1' } });
  // The second window begins with the first one's last state, and goes on under the same numbers.
  expect((await commit({ sequence: 2, cmi: { 'cmi.location': '2' } })).status).toBe(200);
  const other = { sequence: 2, cmi: { ...done, 'cmi.score.scaled': '0.9', 'cmi.location': '9' } };
  const answer = { status: 409, stored: true, applied: false, late: true, over: 'superseded' };
  expect(await commit(other)).toEqual(answer);
  // Sent once more, because its answer was lost.
  expect(await commit(other)).toEqual(answer);
  expect((await state()).states['i1']!.cmi).toEqual({ 'cmi.location': '2' });
  expect(await journal()).toHaveLength(3);
  // The window whose number was first goes on.
  expect((await commit({ sequence: 3, cmi: { 'cmi.location': '3' } })).status).toBe(200);
  expect((await state()).lastSequence).toBe(3);

  expect(await page()).toContain(said('learning:late.title'));
  expect((await useLateWork()).status).toBe(302);
  expect(await page()).not.toContain(pieceOf('learning:late.title'));
  expect((await attempt()).attempt).toMatchObject({ completionStatus: 'completed', scaledScore: '0.9' });
  // The window that is still open would save its older state over it.
  expect(await commit({ sequence: 4, cmi: { 'cmi.location': '4' } })).toMatchObject(answer);
  expect((await attempt()).attempt.scaledScore).toBe('0.9');
});

test('a beacon and the whole commit that follows it are one, though only their state is the same', async () => {
  const { commit, packed, journal } = await begin();
  await commit({ sequence: 1, cmi: { 'cmi.location': '1', 'cmi.suspend_data': 'x' } });
  const beacon = { sequence: 2, base: 1, cmi: { 'cmi.location': '2' } };
  expect((await packed(beacon)).status).toBe(200);
  const whole = { sequence: 2, cmi: { 'cmi.suspend_data': 'x', 'cmi.location': '2' } };
  const calls = [[5, 'set', 'cmi.location', '2', '0']];
  expect(await commit({ ...whole, calls })).toMatchObject({ status: 200, late: false });
  expect(await journal()).toHaveLength(2);
});

test('a delta of another window is kept as the whole state that it makes', async () => {
  const { commit, packed, journal, useLateWork, attempt } = await begin();
  await commit({ sequence: 1, cmi: { 'cmi.location': '1', 'cmi.score.scaled': '0.8' } });
  await commit({ sequence: 2, cmi: { 'cmi.location': '2' } });
  const beacon = { sequence: 2, base: 1, cmi: done, gone: ['cmi.location'] };
  expect((await packed(beacon)).status).toBe(409);
  expect((await journal()).filter(({ late }) => late)).toEqual([{ late: true, applied: false, base: null }]);
  await useLateWork();
  expect((await attempt()).attempt).toMatchObject({ completionStatus: 'completed', scaledScore: '0.8' });
});

test('sequenced: the steps of the window whose number came second are not taken, and what its part said can be used', async () => {
  const { commit, state, attempt, useLateWork } = await begin(sequenced.path);
  const [first, second] = [playCourse(await state()), playCourse(await state())];
  for (const player of [first, second]) player.session.begin();
  first.end({ ...done, 'cmi.score.scaled': '0.4' });
  for (const each of first.take()) await commit(each);
  second.end({ ...done, 'cmi.score.scaled': '0.8' });
  const answers = [];
  for (const each of second.take()) answers.push((await commit(each)).status);
  // Both have opened the first part; what they say of it differs.
  expect(answers).toContain(409);
  expect((await state()).sequencing!.state.current).toBe('b');
  await useLateWork();
  const { activities } = JSON.parse((await attempt()).attempt.sequencing!).state;
  expect(activities['#a'].objectives['#'].measure).toBe(0.8);
});
