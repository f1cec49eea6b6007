import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import { receivePackage } from '#app/domains/scorm/packages/receive-package.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { scormAttempts, scormCommits, scormLaunches } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, VARIANT } from '#tests/support/course.ts';
import { NS_2004, packageOf } from '#tests/support/packages.ts';
import { playCourse } from '#tests/support/play-course.ts';
import { flow, rule, when } from '#tests/support/sequencing.ts';
import { recorded } from '#tests/support/statements.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);

async function publish(parts: Parameters<typeof packageOf>[0], more: Partial<typeof VARIANT> = {}) {
  const ctx = await app.as(author);
  const archive = await packageOf(parts);
  const { id, report } = await receivePackage(
    ctx,
    await stagePackage(ctx, { stream: Readable.from([archive]), fileName: 'p.zip' }),
  );
  expect(report.errors).toEqual([]);
  const courseId = await addPackageToCourse(ctx, id!, null, { ...VARIANT, minScore: '', ...more });
  const [offer] = await readOwnCourse(ctx, courseId);
  await publishVersion(ctx, offer!.version.id, { nothingRequired: true });
  return `/courses/${offer!.course.slug}`;
}
const line = (id: string, more = '') =>
  `<item identifier="${id}" identifierref="r1"><title>${id}</title>${more}</item>`;
const organizations = (items: string, more = '') =>
  `<organizations default="o"><organization identifier="o"><title>All</title>${items}${more}</organization></organizations>`;
const list = await publish({
  organizations: organizations(
    `<item identifier="c"><title>Chapter</title>${line('a')}${line('b', '<adlcp:masteryscore>80</adlcp:masteryscore>')}</item>`,
  ),
});
const sequenced = await publish({
  version: '2004 4th Edition',
  namespaces: NS_2004,
  organizations: organizations(line('a') + line('b'), `<imsss:sequencing>${flow()}</imsss:sequencing>`),
});

type Said = Record<string, unknown>;
async function begin(path: string, person?: Person, intent: 'register' | 'launch' = 'register') {
  const learner = person ?? (await app.person('learner'));
  const { base, page } = await launch(app, learner, path, intent);
  const launchId = page.split('/').at(-1)!;
  return {
    learner,
    base,
    launchId,
    commit: (said: Said) => content(`${base}/__rte/commit`, { method: 'POST', body: JSON.stringify(said) }),
    state: async () => JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState,
    attempt: async () => {
      const [row] = await db.read
        .select({ attempt: scormAttempts, launch: scormLaunches })
        .from(scormAttempts)
        .innerJoin(scormLaunches, eq(scormLaunches.attemptId, scormAttempts.id))
        .where(eq(scormLaunches.id, launchId));
      return row!;
    },
  };
}
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

test('what one part said is not another’s: the newest word of each stands, in whatever order they come', async () => {
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

test('a part that the package does not have is no part', async () => {
  const { commit, launchId } = await begin(list);
  expect((await commit({ sequence: 1, sco: 'z', cmi: passed })).status).toBe(400);
  expect(await db.read.$count(scormCommits, eq(scormCommits.launchId, launchId))).toBe(0);
});

const done = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' };

test('SCORM 2004, sequenced: the server takes the steps itself, and judges by what the parts said', async () => {
  const { commit, state, attempt, learner } = await begin(sequenced);
  const player = playCourse(await state());
  player.session.begin();
  for (const each of player.take()) await commit(each);
  player.end({ ...done, 'cmi.score.scaled': '0.9' });
  for (const each of player.take()) await commit(each);
  expect((await attempt()).attempt).toMatchObject({ completionStatus: null, successStatus: null });
  // While the second one runs, what it has said so far counts: a window that is killed loses nothing.
  player.call('Initialize', '');
  for (const [name, value] of Object.entries({ ...done, 'cmi.score.scaled': '0.8' }))
    player.call('SetValue', name, value);
  player.call('Commit', '');
  for (const each of player.take()) await commit(each);
  expect((await attempt()).attempt).toMatchObject({
    completionStatus: 'completed',
    successStatus: 'passed',
    scaledScore: '0.85',
  });
  const again = await begin(sequenced, learner, 'launch');
  const { sequencing, states } = await again.state();
  expect([sequencing!.state.current, Object.keys(states).sort()]).toEqual(['b', ['a', 'b']]);
  const second = playCourse(await again.state());
  second.session.begin();
  expect(second.delivered).toEqual(['b']);
});

test('sequenced: what the browser says of the whole is not heard, and neither is a step that the rules do not allow', async () => {
  const { commit, state, attempt } = await begin(sequenced);
  const player = playCourse(await state());
  player.session.begin();
  for (const each of player.take()) await commit(each);
  const word = {
    'course.completion_status': 'completed',
    'course.success_status': 'passed',
    'course.score.scaled': '1',
  };
  await commit({ sequence: 10, sco: 'a', cmi: { ...word, 'part.attempt': '1' } });
  const jump = { step: 'go', request: { to: 'choice', target: 'b' } };
  const ofOther = {
    step: 'said',
    part: 'b',
    attempt: 1,
    said: { success: 'passed', completion: 'completed' },
    isSuspended: false,
  };
  const ofMore = { ...ofOther, part: 'a', said: { success: 'constructor' } };
  // A part that is not open has said nothing; a step that cannot be read says nothing, and what follows is heard; one after a gap is not.
  await commit({ sequence: 11, sco: 'b', cmi: { ...done, 'part.attempt': '1' }, terminate: true });
  const steps = ['nonsense', JSON.stringify(ofOther), JSON.stringify(ofMore)];
  await commit({
    sequence: 12,
    sco: '',
    cmi: Object.fromEntries(steps.map((text, n) => [`seq:/steps/${n + 1}`, text])),
  });
  await commit({ sequence: 13, sco: '', cmi: { 'seq:/steps/5': JSON.stringify(jump) } });
  expect((await attempt()).attempt).toMatchObject({
    completionStatus: null,
    successStatus: null,
    scaledScore: null,
  });
  expect((await state()).sequencing).toMatchObject({ steps: 4, state: { current: 'a' } });
  // As much as one commit may bring, and no more.
  const many = Array.from({ length: 150 }, (_, n) => [`seq:/steps/${n + 4}`, JSON.stringify(jump)]);
  await commit({ sequence: 14, sco: '', cmi: Object.fromEntries(many) as Said });
  expect((await state()).sequencing).toMatchObject({ steps: 104, state: { current: 'b' } });
});

test('sequenced: steps that are lost on the way come again, a commit that comes late or twice changes nothing', async () => {
  const { commit, state, attempt } = await begin(sequenced);
  const player = playCourse(await state());
  player.session.begin();
  player.end(done);
  player.end(done);
  const all = player.take();
  expect(player.delivered).toEqual(['a', 'b', 'end']);
  await commit(all.at(-1)!);
  const whole = (await attempt()).attempt;
  expect(whole).toMatchObject({ completionStatus: 'completed', successStatus: 'passed' });
  for (const each of [...all].reverse()) await commit(each);
  expect((await attempt()).attempt).toEqual(whole);
});

test('sequenced: a page that is loaded again goes on counting its steps', async () => {
  const { commit, state, attempt } = await begin(sequenced);
  const first = playCourse(await state());
  first.session.begin();
  first.end(done);
  for (const each of first.take()) await commit(each);
  const second = playCourse(await state());
  second.session.begin();
  expect(second.delivered).toEqual(['b']);
  second.end(done);
  for (const each of second.take()) await commit(each);
  expect((await attempt()).attempt).toMatchObject({ completionStatus: 'completed', successStatus: 'passed' });
});

test('sequenced: whoever leaves has handed in nothing, and goes on in the same attempt with what was done', async () => {
  const path = await publish(
    {
      version: '2004 4th Edition',
      namespaces: NS_2004,
      organizations: organizations(line('a') + line('b'), `<imsss:sequencing>${flow()}</imsss:sequencing>`),
    },
    { status: 'passed', minScore: '80', maxTries: '2' },
  );
  const { commit, state, attempt, learner } = await begin(path);
  const player = playCourse(await state());
  player.session.begin();
  player.end({ ...done, 'cmi.score.scaled': '0.9' });
  player.call('Initialize', '');
  player.call('SetValue', 'cmi.location', 'p2');
  // Its window is closed, and its page ends itself at that.
  player.session.leave();
  player.call('Terminate', '');
  for (const each of player.take()) await commit(each);
  expect((await attempt()).launch.endReason).toBeNull();
  const again = await begin(path, learner, 'launch');
  expect((await again.attempt()).attempt.number).toBe(1);
  const second = playCourse(await again.state());
  second.session.begin();
  expect(second.delivered).toEqual(['b']);
  second.call('Initialize', '');
  expect([second.call('GetValue', 'cmi.entry'), second.call('GetValue', 'cmi.location')]).toEqual([
    'resume',
    'p2',
  ]);
  expect(second.navigation.isAllowed({ to: 'finish' })).toBe(false);
});

test('sequenced: what a killed window said stands, also where the next one leaves the part before it has begun', async () => {
  const { commit, state, attempt, learner } = await begin(sequenced);
  const player = playCourse(await state());
  player.session.begin();
  player.call('Initialize', '');
  player.call('SetValue', 'cmi.success_status', 'failed');
  player.call('SetValue', 'cmi.completion_status', 'incomplete');
  player.call('Commit', '');
  for (const each of player.take()) await commit(each);
  const again = await begin(sequenced, learner, 'launch');
  const second = playCourse(await again.state());
  second.session.begin();
  second.session.go({ to: 'continue' });
  for (const each of second.take()) await again.commit(each);
  expect(second.delivered).toEqual(['a', 'b']);
  expect(second.navigation.statusOf('a')).toBe('failed');
  const { activities } = (await again.state()).sequencing!.state;
  expect(activities['#a']!.objectives['#']).toMatchObject({ satisfied: false, completed: false });
  expect((await attempt()).attempt.successStatus).not.toBe('passed');
});

test('sequenced: late work is taken over part by part, where it holds more', async () => {
  const first = await begin(sequenced);
  const player = playCourse(await first.state());
  player.session.begin();
  player.end({ ...done, 'cmi.score.scaled': '1' });
  for (const each of player.take()) await first.commit(each);
  const second = await begin(sequenced, first.learner, 'launch');
  const other = playCourse(await second.state());
  other.session.begin();
  for (const each of other.take()) await second.commit(each);
  // Of the first window, which is over: less of a, all of b, and that b was opened once more.
  const late = (sequence: number, sco: string, cmi: Said) =>
    first.commit({ sequence, sco, terminate: true, cmi: { ...cmi, 'part.attempt': '1' } });
  expect(
    (await late(50, 'a', { 'cmi.completion_status': 'incomplete', 'cmi.score.scaled': '0.1' })).status,
  ).toBe(409);
  expect((await late(51, 'b', { ...done, 'cmi.score.scaled': '0.8' })).status).toBe(409);
  await first.commit({ sequence: 52, sco: 'b', cmi: { 'seq:/steps/9': '{"step":"begin"}' } });
  await app.post(sequenced, { intent: 'late-work' }, first.learner);
  expect((await second.attempt()).attempt).toMatchObject({
    completionStatus: 'completed',
    successStatus: 'passed',
    scaledScore: '0.9',
  });
});

test('an attempt that scorm-again kept goes on at the same part, with what was rolled up', async () => {
  const { commit, state, attempt, launchId, learner } = await begin(sequenced);
  const player = playCourse(await state());
  player.session.begin();
  player.end(done);
  for (const each of player.take()) await commit(each);
  const { attempt: row } = await attempt();
  const of = (id: string, name: string) => `seq:/sequencing/activityStates/${id}/${name}`;
  const earlier = {
    'seq:/sequencing/currentActivity': '"b"',
    [of('o', 'attemptCount')]: '1',
    [of('a', 'attemptCount')]: '1',
    [of('a', 'objectives/objectives/[0/satisfiedStatus')]: 'true',
    [of('a', 'objectives/objectives/[0/progressStatus')]: 'true',
    [of('a', 'objectives/objectives/[0/completionStatus')]: '"completed"',
    [of('b', 'attemptCount')]: '1',
  };
  await db.transact((tx) =>
    tx
      .update(scormAttempts)
      .set({ sequencing: JSON.stringify(earlier) })
      .where(eq(scormAttempts.id, row.id)),
  );
  expect(launchId).toBeTruthy();
  const again = await begin(sequenced, learner, 'launch');
  const second = playCourse(await again.state());
  second.session.begin();
  expect(second.delivered).toEqual(['b']);
  expect([second.navigation.statusOf('a'), second.navigation.statusOf('b')]).toEqual(['passed', 'begun']);
  second.end(done);
  for (const each of second.take()) await again.commit(each);
  expect((await again.attempt()).attempt).toMatchObject({
    completionStatus: 'completed',
    successStatus: 'passed',
  });
});

test('statements: each part is initialized and terminated once in a session, completed and passed once in an attempt', async () => {
  const { commit, attempt, learner } = await begin(list);
  await commit({ sequence: 1, sco: 'a', cmi: {} });
  await commit({ sequence: 2, sco: 'a', cmi: { 'cmi.core.lesson_status': 'incomplete' } });
  await commit({ sequence: 3, sco: 'a', cmi: passed, terminate: true });
  await commit({ sequence: 4, sco: 'b', cmi: passed });
  const { attempt: row } = await attempt();
  // Superseded: what was open is said to be terminated.
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

test('API AssetLaunch 19: an asset says nothing of itself: opened is done', async () => {
  const path = await publish({
    organizations: organizations(line('a') + line('b')),
    resources:
      '<resource identifier="r1" type="webcontent" adlcp:scormtype="asset" href="index.html"><file href="index.html"/></resource>',
  });
  const { commit, attempt } = await begin(path);
  await commit({ sequence: 1, sco: 'a', cmi: {} });
  expect((await attempt()).attempt.completionStatus).toBe('incomplete');
  await commit({ sequence: 2, sco: 'b', cmi: {} });
  expect((await attempt()).attempt.completionStatus).toBe('completed');
});

test('what was opened of pages that report nothing is ticked in the contents of another browser too', async () => {
  const path = await publish({
    organizations: organizations(line('a') + line('b') + line('c')),
    resources:
      '<resource identifier="r1" type="webcontent" adlcp:scormtype="asset" href="index.html"><file href="index.html"/></resource>',
  });
  const { commit, learner } = await begin(path);
  for (const [i, sco] of ['a', 'b'].entries()) await commit({ sequence: i + 1, sco, cmi: {} });
  const { navigation } = playCourse(await (await begin(path, learner, 'launch')).state());
  expect(['a', 'b', 'c'].map(navigation.statusOf)).toEqual(['done', 'done', 'none']);
});

test('DDM 15: a completed course is opened to be looked at again, and nothing recorded changes', async () => {
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
    { organizations: organizations(line('a') + line('b')) },
    { minScore: '75', minMinutes: '1', maxTries: '2', counts: 'best' },
  );
  const first = await begin(path);
  await first.commit({ sequence: 1, sco: 'a', cmi: passed, terminate: true });
  await first.commit({ sequence: 2, sco: 'b', cmi: passed, terminate: true });
  const page = async () => (await (await app.get(path, first.learner)).text()).replaceAll('<!-- -->', '');
  // Completed and passed, but for the minute that is asked for.
  expect(await page()).toContain(said('learning:decide.anew'));
  const again = await app.post(path, { intent: 'start-over' }, first.learner);
  expect(again.status).toBe(302);
  const second = await begin(path, first.learner, 'launch');
  expect((await second.state()).states).toEqual({});
  expect((await second.attempt()).attempt.number).toBe(2);
  // The window of the first attempt is over: what it says is kept, and is no word on either.
  expect((await first.commit({ sequence: 3, sco: 'a', cmi: passed })).status).toBe(409);
  expect((await content(`${first.base}/__rte/beat`, { method: 'POST' })).status).toBe(409);
  const shown = await page();
  expect(shown).not.toContain('75% is needed');
  expect(shown).toContain('1 minute');
  // Two were allowed.
  const third = await app.post(path, { intent: 'start-over' }, first.learner);
  expect([third.status, (await third.text()).includes(pieceOf('errors:tries_spent'))]).toEqual([409, true]);
});

const sharing = (...more: string[]) =>
  publish({
    version: '2004 4th Edition',
    namespaces: NS_2004,
    organizations: organizations(
      line(
        'a',
        `<adlcp:data><adlcp:map targetID="store"/></adlcp:data><imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives>${more.join('')}</imsss:sequencing>`,
      ) + line('b'),
      `<imsss:sequencing>${flow()}</imsss:sequencing>`,
    ),
  });

test('shared objectives and data are the learner’s: a new attempt, and another course of the same author, begin with them and with nothing else', async () => {
  const path = await sharing();
  const { commit, learner, state } = await begin(path);
  const player = playCourse(await state());
  player.session.begin();
  player.call('Initialize', '');
  player.call('SetValue', 'adl.data.0.store', 'text');
  player.end(done);
  for (const each of player.take()) await commit(each);
  await app.post(path, { intent: 'start-over' }, learner);
  const again = await begin(path, learner, 'launch');
  const { sequencing, states } = await again.state();
  const expected = { shared: { '#g': { satisfied: true } }, activities: {}, current: null };
  expect([sequencing!.state, states]).toMatchObject([expected, {}]);
  const skips = rule('pre', 'skip', when('satisfied'));
  const other = await begin(await sharing(skips), learner);
  const second = playCourse(await other.state());
  second.session.begin();
  expect(second.delivered).toEqual(['b']);
  const stranger = await begin(sequenced, learner);
  expect((await stranger.state()).sequencing!.state.shared).toEqual({});
});
