import { expect, test } from 'vitest';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import { type FlatCmi, combineParts, hasMoreProgress, readStatus } from './cmi.ts';
import { type Mode, initialCmi } from './initial-cmi.ts';

const launch: LaunchPoint = {
  path: 'index.html', query: '', sco: 'item_1', title: 'One', type: 'sco', masteryScore: null, scaledPassingScore: null,
  completionThreshold: null, launchData: null, maxTimeAllowed: null, timeLimitAction: null,
}; // oxfmt-ignore

/** State of a session that is still running. */
const running = (cmi: FlatCmi) => ({ cmi, terminated: false });

test('SCORM 1.2: mastery score and raw score decide, once the SCO has ended its lesson', () => {
  const mastery = { ...launch, masteryScore: '80' };
  const read = (status: string, raw: string) =>
    readStatus('scorm-1.2', running({ 'cmi.core.lesson_status': status, 'cmi.core.score.raw': raw }), mastery)
      .successStatus;
  expect([
    read('passed', '79'),
    read('completed', '80'),
    read('failed', '100'),
    read('incomplete', '90'),
  ]).toEqual(['failed', 'passed', 'passed', null]);
});

test('SCORM 1.2: a raw score is scaled by its bounds, exactly', () => {
  const read = (raw: string, min: string, max: string) =>
    readStatus(
      'scorm-1.2',
      running({ 'cmi.core.score.raw': raw, 'cmi.core.score.min': min, 'cmi.core.score.max': max }),
      launch,
    ).scaledScore;
  expect([
    read('3', '0', '4'),
    read('75', '', ''),
    read('1', '0', '3'),
    read('x', '0', '3'),
    read('1', '5', '5'),
  ]).toEqual(['0.75', '0.75', '0.3333333', null, null]);
});

test('CT: completion_status follows progress_measure where the manifest sets a threshold', () => {
  const threshold = { ...launch, completionThreshold: '0.8' };
  const read = (progress: string) =>
    readStatus(
      'scorm-2004',
      running({ 'cmi.completion_status': 'completed', 'cmi.progress_measure': progress }),
      threshold,
    ).completionStatus;
  expect([read('0.79'), read('0.8')]).toEqual(['incomplete', 'completed']);
});

test('OB: success_status follows score.scaled where the manifest sets a passing score', () => {
  const passing = { ...launch, scaledPassingScore: '0.6' };
  const read = (scaled: string) =>
    readStatus('scorm-2004', running({ 'cmi.success_status': 'passed', 'cmi.score.scaled': scaled }), passing)
      .successStatus;
  expect([read('0.59'), read('0.6')]).toEqual(['failed', 'passed']);
});

test('nonsense is not a status', () => {
  expect(
    readStatus(
      'scorm-2004',
      running({ 'cmi.completion_status': 'banana', 'cmi.score.scaled': '1e9' }),
      launch,
    ),
  ).toEqual({
    completionStatus: null,
    successStatus: null,
    scaledScore: null,
    progressMeasure: null,
  });
});

test('SCORM 1.2: a score of its own range is measured by that range, so that four of four is not below 75 per cent', () => {
  const mastery = { ...launch, masteryScore: '75' };
  const of4 = (raw: string) =>
    readStatus(
      'scorm-1.2',
      running({
        'cmi.core.lesson_status': 'passed',
        'cmi.core.score.raw': raw,
        'cmi.core.score.min': '0',
        'cmi.core.score.max': '4',
      }),
      mastery,
    ).successStatus;
  expect(['4', '3', '2'].map(of4)).toEqual(['passed', 'passed', 'failed']);
});

const ended = (cmi: FlatCmi) => ({ cmi, terminated: true });

test('RTE §4.2.4.1, §4.2.22.1: without its measure a threshold leaves the status unknown, whatever the part reports', () => {
  const both = { ...launch, completionThreshold: '0.8', scaledPassingScore: '0.6' };
  const cmi = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' };
  for (const state of [running(cmi), ended(cmi)])
    expect(readStatus('scorm-2004', state, both)).toMatchObject({
      completionStatus: null,
      successStatus: null,
    });
});

test('SN UP.4: a status that a part never set is settled when its attempt ends, and not before', () => {
  const read = (state: Parameters<typeof readStatus>[1], delivery?: LaunchPoint['delivery']) => {
    const { completionStatus, successStatus } = readStatus('scorm-2004', state, delivery ? { ...launch, delivery } : launch);
    return [completionStatus, successStatus];
  };
  const controls = { tracked: true, completionSetByContent: false, objectiveSetByContent: false };
  expect([read(running({})), read(ended({})), read(ended({}), controls)]).toEqual([[null, null], ['completed', 'passed'], ['completed', 'passed']]);
  expect([read(ended({ 'cmi.exit': 'suspend' })), read(ended({ 'part.suspended': 'true' })), read(ended({ 'cmi.exit': 'time-out' }))]).toEqual([[null, null], [null, null], ['completed', 'passed']]);
  expect(read(ended({}), { ...controls, completionSetByContent: true })).toEqual([null, null]);
  expect(read(ended({}), { ...controls, objectiveSetByContent: true })).toEqual(['completed', null]);
  expect(read(ended({}), { ...controls, tracked: false })).toEqual([null, null]);
  // Nobody passes what they have not completed; a reported status stands.
  expect(read(ended({ 'cmi.completion_status': 'incomplete' }))).toEqual(['incomplete', null]);
  expect(read(ended({ 'cmi.completion_status': 'unknown' }))).toEqual([null, null]);
  expect(read(ended({ 'cmi.success_status': 'failed' }))).toEqual(['completed', 'failed']);
}); // oxfmt-ignore

test('SCORM 1.2 (RTE §3.4.4): a part that sets no lesson_status is completed when it finishes, and its mastery score judged', () => {
  const read = (state: Parameters<typeof readStatus>[1]) => {
    const { completionStatus, successStatus } = readStatus('scorm-1.2', state, { ...launch, masteryScore: '80' });
    return [completionStatus, successStatus];
  };
  const unsaid = { 'cmi.core.lesson_status': 'not attempted' };
  expect([read(running(unsaid)), read(ended(unsaid)), read(ended({}))]).toEqual([[null, null], ['completed', null], ['completed', null]]);
  expect(read(ended({ ...unsaid, 'cmi.core.exit': 'suspend' }))).toEqual([null, null]);
  const scored = (raw: string) => ({ ...unsaid, 'cmi.core.score.raw': raw });
  expect([read(ended(scored('79'))), read(ended(scored('80'))), read(running(scored('80')))]).toEqual([['completed', 'failed'], ['completed', 'passed'], [null, null]]);
  expect(read(ended({ 'cmi.core.lesson_status': 'browsed' }))).toEqual(['incomplete', null]);
}); // oxfmt-ignore

const learner = { opaqueId: 'o1', language: 'fi', name: '' };

const enter = (left: { cmi: FlatCmi; terminated: boolean } | null, mode: Mode = 'normal') =>
  initialCmi('scorm-2004', launch, left, learner, mode);

test('DDM, CM-01: entry is ab-initio, resume, or neither, by how the session before ended', () => {
  const entered = (exit: string, terminated: boolean) =>
    enter({ cmi: { 'cmi.exit': exit, 'cmi.suspend_data': 'x' }, terminated })['cmi.entry'];
  expect(enter(null)).toMatchObject({ 'cmi.entry': 'ab-initio', 'cmi.learner_name': '' });
  expect([entered('suspend', true), entered('', false), entered('normal', true), entered('', true)]).toEqual([
    'resume',
    'resume',
    '',
    '',
  ]);
});

test('DMI: what was kept comes back, without exit and session time; total time goes on', () => {
  const cmi = {
    'cmi.suspend_data': 'x',
    'cmi.exit': 'suspend',
    'cmi.session_time': 'PT5M',
    'cmi.total_time': 'PT9M',
    'part.attempt': '1',
  };
  const resumed = enter({ cmi, terminated: true });
  expect(resumed).toMatchObject({ 'cmi.entry': 'resume', 'cmi.suspend_data': 'x', 'cmi.total_time': 'PT9M' });
  for (const name of ['cmi.session_time', 'cmi.exit', 'part.attempt'])
    expect(Object.keys(resumed)).not.toContain(name);
});

test('RTE §4.2.6, §4.2.12: credit follows the mode', () => {
  expect(enter(null)).toMatchObject({ 'cmi.mode': 'normal', 'cmi.credit': 'credit' });
  expect(enter(null, 'review')).toMatchObject({ 'cmi.mode': 'review', 'cmi.credit': 'no-credit' });
  expect(initialCmi('scorm-1.2', launch, null, learner, 'browse')).toMatchObject({
    'cmi.core.lesson_mode': 'browse',
    'cmi.core.credit': 'no-credit',
    'cmi.core.lesson_status': 'not attempted',
  });
});

test('OB: objectives of the manifest are there before the SCO says a word, and once', () => {
  const point = { ...launch, objectives: ['primary', 'second'] };
  const first = initialCmi('scorm-2004', point, null, learner, 'normal');
  expect([first['cmi.objectives.0.id'], first['cmi.objectives.1.id']]).toEqual(['primary', 'second']);
  const cmi = { 'cmi.objectives.0.id': 'second', 'cmi.objectives.0.success_status': 'passed' };
  const again = initialCmi('scorm-2004', point, { cmi, terminated: false }, learner, 'normal');
  expect([again['cmi.objectives.0.id'], again['cmi.objectives.1.id']]).toEqual(['second', undefined]);
});

test('a list is completed when all its parts are; its score is the mean of those that there are', () => {
  const part = (completionStatus: string, successStatus: string | null, scaledScore: string | null) => ({
    completionStatus,
    successStatus,
    scaledScore,
  });
  expect(combineParts([], 2)).toEqual({ completionStatus: null, successStatus: null, scaledScore: null });
  expect(combineParts([part('completed', 'passed', '0.9')], 2)).toEqual(part('incomplete', null, '0.9'));
  expect(combineParts([part('completed', 'passed', '0.9'), part('completed', null, null)], 2)).toEqual(
    part('completed', 'passed', '0.9'),
  );
  expect(combineParts([part('completed', 'passed', '1'), part('completed', 'failed', '0.5')], 2)).toEqual(
    part('completed', 'failed', '0.75'),
  );
});

test('late work is offered only where it holds more', () => {
  const more = (late: Record<string, string>, current: Record<string, string> | null) =>
    hasMoreProgress('scorm-1.2', running(late), current && running(current), launch);
  expect(more({ 'cmi.core.lesson_status': 'completed' }, { 'cmi.core.lesson_status': 'incomplete' })).toBe(
    true,
  );
  expect(more({ 'cmi.suspend_data': 'abc' }, { 'cmi.suspend_data': 'abc' })).toBe(false);
  expect(more({ 'cmi.suspend_data': 'abcd' }, { 'cmi.suspend_data': 'abc' })).toBe(true);
  expect(more({ 'cmi.suspend_data': 'a' }, null)).toBe(true);
});
