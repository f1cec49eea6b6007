import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { scormCommits } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { beginAttempt } from '#tests/support/begin-attempt.ts';
import { publishCourse } from '#tests/support/course.ts';
import { itemOf, organizationOf, packageOf } from '#tests/support/packages.ts';
import { playCourse } from '#tests/support/play-course.ts';
import { recorded } from '#tests/support/statements.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);

const publish = async (
  parts: Parameters<typeof packageOf>[0],
  more: Parameters<typeof publishCourse>[2] = {},
) => (await publishCourse(app, author, { minScore: '', ...more }, await packageOf(parts))).path;
const list = await publish({
  organizations: organizationOf(
    `<item identifier="c"><title>Chapter</title>${itemOf('a')}${itemOf('b', '<adlcp:masteryscore>80</adlcp:masteryscore>')}</item>`,
  ),
});

const begin = (path: string, person?: Person, intent?: 'register' | 'launch') =>
  beginAttempt(app, content, path, person, intent);
const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' };

test('SCORM 1.2, a list: each part keeps its own state; together they are completed, and scored by their mean', async () => {
  const { commit, state, attempt } = await begin(list);
  const { points, contents } = await state();
  expect(points.map(({ sco, masteryScore }) => [sco, masteryScore])).toEqual([
    ['a', null],
    ['b', '80'],
  ]);
  expect(contents).toMatchObject({ kind: 'list', root: { title: 'All', children: [{ id: 'c' }] } });

  await commit({ sequence: 1, sco: 'a', cmi: {} });
  await commit({ sequence: 2, sco: 'a', cmi: { ...passed, 'cmi.suspend_data': 'of a' }, terminate: true });
  expect((await attempt()).attempt).toMatchObject({ completionStatus: 'incomplete', successStatus: null });
  await commit({ sequence: 3, sco: 'b', cmi: { ...passed, 'cmi.core.score.raw': '70' }, terminate: true });
  expect((await attempt()).attempt).toMatchObject({
    completionStatus: 'completed',
    successStatus: 'failed', // below the mastery score of b
    scaledScore: '0.8',
  });
  expect((await attempt()).launch.endedAt).toBeNull();
  await commit({ sequence: 4, sco: 'b', cmi: passed, terminate: true, end: true });
  expect(await attempt()).toMatchObject({
    attempt: { successStatus: 'passed', scaledScore: '0.9' },
    launch: { endReason: 'finished' },
  });
});

test('the state of one part is not another’s: the newest commit of each counts, in whatever order they arrive', async () => {
  const { commit, state } = await begin(list);
  const said = (sco: string, where: string) => ({ sco, cmi: { 'cmi.core.lesson_location': where } });
  expect((await commit({ sequence: 3, ...said('b', '3') })).status).toBe(200);
  expect((await commit({ sequence: 2, ...said('a', '2') })).status).toBe(200);
  expect((await commit({ sequence: 1, ...said('a', '1') })).status).toBe(202);
  const { states, current, lastSequence } = await state();
  const where = (sco: string) => states[sco]!.cmi['cmi.core.lesson_location'];
  expect([where('a'), where('b'), current, lastSequence]).toEqual(['2', '3', 'b', 3]);
});

test('a delta from one part to the next is whole again on the server', async () => {
  const { commit, state } = await begin(list);
  await commit({ sequence: 1, sco: 'a', cmi: { 'cmi.suspend_data': 'x', 'cmi.core.lesson_location': '1' } });
  const delta = {
    sequence: 2,
    base: 1,
    sco: 'b',
    cmi: { 'cmi.core.lesson_location': '2' },
    gone: ['cmi.suspend_data'],
  };
  expect((await commit(delta)).status).toBe(200);
  const { states } = await state();
  expect([states['a']!.cmi['cmi.suspend_data'], states['b']!.cmi]).toEqual([
    'x',
    { 'cmi.core.lesson_location': '2' },
  ]);
});

test('a commit for a part that the package does not have is refused', async () => {
  const { commit, launchId } = await begin(list);
  expect((await commit({ sequence: 1, sco: 'z', cmi: passed })).status).toBe(400);
  expect(await db.read.$count(scormCommits, eq(scormCommits.launchId, launchId))).toBe(0);
});

test('statements: each part is initialized and terminated once in a session, completed and passed once in an attempt', async () => {
  const { commit, attempt, learner } = await begin(list);
  await commit({ sequence: 1, sco: 'a', cmi: {} });
  await commit({ sequence: 2, sco: 'a', cmi: { 'cmi.core.lesson_status': 'incomplete' } });
  await commit({ sequence: 3, sco: 'a', cmi: passed, terminate: true });
  await commit({ sequence: 4, sco: 'b', cmi: passed });
  const { attempt: row } = await attempt();
  // Superseded: the open part is recorded as terminated.
  await begin(list, learner, 'launch');
  const said = await recorded(db, row.registrationId);
  const of = (sco: string) =>
    said
      .filter(({ object }) => object.id.endsWith(`/${sco}`))
      .map(({ verb }) => verb.id.split('/').at(-1))
      .sort();
  expect([of('a'), of('b')]).toEqual([
    ['completed', 'initialized', 'passed', 'terminated'],
    ['completed', 'initialized', 'passed', 'terminated'],
  ]);
});

test('API AssetLaunch 19: an asset reports nothing: once opened it is completed', async () => {
  const path = await publish({
    organizations: organizationOf(itemOf('a') + itemOf('b')),
    resources:
      '<resource identifier="r1" type="webcontent" adlcp:scormtype="asset" href="index.html"><file href="index.html"/></resource>',
  });
  const { commit, attempt } = await begin(path);
  await commit({ sequence: 1, sco: 'a', cmi: {} });
  expect((await attempt()).attempt.completionStatus).toBe('incomplete');
  await commit({ sequence: 2, sco: 'b', cmi: {} });
  expect((await attempt()).attempt.completionStatus).toBe('completed');
});

test('opened pages that report nothing are ticked in the contents of another browser too', async () => {
  const path = await publish({
    organizations: organizationOf(itemOf('a') + itemOf('b') + itemOf('c')),
    resources:
      '<resource identifier="r1" type="webcontent" adlcp:scormtype="asset" href="index.html"><file href="index.html"/></resource>',
  });
  const { commit, learner } = await begin(path);
  for (const [i, sco] of ['a', 'b'].entries()) await commit({ sequence: i + 1, sco, cmi: {} });
  const { navigation } = playCourse(await (await begin(path, learner, 'launch')).state());
  expect(['a', 'b', 'c'].map(navigation.statusOf)).toEqual(['done', 'done', 'none']);
});

test('DDM 15: a completed course opens in review mode, and nothing recorded changes', async () => {
  const { commit, learner, attempt } = await begin(list);
  await commit({ sequence: 1, sco: 'a', cmi: passed, terminate: true });
  await commit({ sequence: 2, sco: 'b', cmi: passed, terminate: true, end: true });
  const review = await begin(list, learner, 'launch');
  expect((await review.state()).mode).toBe('review');
  const failed = { sequence: 1, sco: 'b', cmi: { 'cmi.core.lesson_status': 'failed' }, terminate: true };
  const answer = await review.commit(failed);
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    202,
    { stored: true, applied: false, late: false },
  ]);
  expect((await attempt()).attempt).toMatchObject({ completionStatus: 'completed', successStatus: 'passed' });
});

test('a completed course with something suspended is not over yet', async () => {
  const { commit, learner } = await begin(list);
  await commit({ sequence: 1, sco: 'a', cmi: passed, terminate: true });
  await commit({
    sequence: 2,
    sco: 'b',
    cmi: { ...passed, 'cmi.core.exit': 'suspend' },
    terminate: true,
    end: true,
  });
  expect((await (await begin(list, learner, 'launch')).state()).mode).toBe('normal');
});

test('a new attempt begins from the start, counts where attempts are counted, and the best one counts where the author says so', async () => {
  const path = await publish(
    { organizations: organizationOf(itemOf('a') + itemOf('b')) },
    { minScore: '75', minMinutes: '1', maxTries: '2', counts: 'best' },
  );
  const first = await begin(path);
  await first.commit({ sequence: 1, sco: 'a', cmi: passed, terminate: true });
  await first.commit({ sequence: 2, sco: 'b', cmi: passed, terminate: true });
  const page = () => app.text(path, first.learner);
  // Completed and passed, but for the minute that is asked for.
  expect(await page()).toContain(said('learning:decide.anew'));
  const again = await app.post(path, { intent: 'start-over' }, first.learner);
  expect(again.status).toBe(302);
  const second = await begin(path, first.learner, 'launch');
  expect((await second.state()).states).toEqual({});
  expect((await second.attempt()).attempt.number).toBe(2);
  // The first attempt's launch is over: its commit is kept and applies to neither attempt.
  expect((await first.commit({ sequence: 3, sco: 'a', cmi: passed })).status).toBe(409);
  expect((await content(`${first.base}/__rte/beat`, { method: 'POST' })).status).toBe(409);
  const shown = await page();
  expect(shown).not.toContain('75% is needed');
  expect(shown).toContain('1 minute');
  // Two were allowed.
  const third = await app.post(path, { intent: 'start-over' }, first.learner);
  expect([third.status, (await third.text()).includes(pieceOf('errors:tries_spent'))]).toEqual([409, true]);
});
