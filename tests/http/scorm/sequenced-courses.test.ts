import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { scormAttempts } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { beginAttempt } from '#tests/support/begin-attempt.ts';
import { publishCourse } from '#tests/support/course.ts';
import { itemOf, NS_2004, organizationOf, packageOf } from '#tests/support/packages.ts';
import { playCourse } from '#tests/support/play-course.ts';
import { flow, rule, when } from '#tests/support/sequencing.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);

const publish = async (
  parts: Parameters<typeof packageOf>[0],
  more: Parameters<typeof publishCourse>[2] = {},
) => (await publishCourse(app, author, { minScore: '', ...more }, await packageOf(parts))).path;
const SEQUENCED = {
  version: '2004 4th Edition',
  namespaces: NS_2004,
  organizations: organizationOf(itemOf('a') + itemOf('b'), `<imsss:sequencing>${flow()}</imsss:sequencing>`),
};
const sequenced = await publish(SEQUENCED);

const begin = (path: string, person?: Person, intent?: 'register' | 'launch') =>
  beginAttempt(app, content, path, person, intent);

const done = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' };

test('SCORM 2004, sequenced: the server takes the steps itself, and evaluates what the parts reported', async () => {
  const { commit, state, attempt, learner } = await begin(sequenced);
  const player = playCourse(await state());
  player.session.begin();
  for (const each of player.take()) await commit(each);
  player.end({ ...done, 'cmi.score.scaled': '0.9' });
  for (const each of player.take()) await commit(each);
  expect((await attempt()).attempt).toMatchObject({ completionStatus: null, successStatus: null });
  // While the second one runs, its reports so far count: a killed window loses nothing.
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

test('sequenced: a status of the whole course from the browser is ignored, and so is a step that the rules do not allow', async () => {
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
  // A report of a part that is not open is ignored; so is a step that cannot be read, but not the next; so is one after a gap.
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
  // As many steps as one commit may bring, and no more.
  const many = Array.from({ length: 150 }, (_, n) => [`seq:/steps/${n + 4}`, JSON.stringify(jump)]);
  await commit({ sequence: 14, sco: '', cmi: Object.fromEntries(many) });
  expect((await state()).sequencing).toMatchObject({ steps: 104, state: { current: 'b' } });
});

test('sequenced: steps that get lost are sent again, and a commit that arrives late or twice changes nothing', async () => {
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

test('sequenced: a reloaded page continues the numbering of its steps', async () => {
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

test('sequenced: leaving the course does not submit it, and the learner continues the same attempt', async () => {
  const path = await publish(SEQUENCED, { status: 'passed', minScore: '80', maxTries: '2' });
  const { commit, state, attempt, learner } = await begin(path);
  const player = playCourse(await state());
  player.session.begin();
  player.end({ ...done, 'cmi.score.scaled': '0.9' });
  player.call('Initialize', '');
  player.call('SetValue', 'cmi.location', 'p2');
  // Its window is closed, and its page ends its session then.
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

test('sequenced: the reports of a killed window count, also where the next one leaves the part before it has begun', async () => {
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

test('sequenced: late work is applied part by part, where it holds more', async () => {
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
  const late = (sequence: number, sco: string, cmi: Record<string, string>) =>
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

const sharing = (...more: string[]) =>
  publish({
    version: '2004 4th Edition',
    namespaces: NS_2004,
    organizations: organizationOf(
      itemOf(
        'a',
        `<adlcp:data><adlcp:map targetID="store"/></adlcp:data><imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives>${more.join('')}</imsss:sequencing>`,
      ) + itemOf('b'),
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
