import { expect, test } from 'vitest';
import type { Mode } from '#app/domains/scorm/attempts/initial-cmi.ts';
import { beginPart, openPart } from '#tests/support/run-time.ts';

/** The SCORM 1.2 run-time, calls and data model; clauses of its RTE book beside them. */

test('SCORM 1.2 21: codes of the calls and of the elements (RTE §3.3.4)', () => {
  const early = openPart('scorm-1.2');
  expect([early.get('cmi.core.lesson_status'), early.error()]).toEqual(['', '301']);
  expect([early.call('initialize', 'x'), early.error()]).toEqual(['false', '201']);
  const { call, error, set, read } = beginPart('scorm-1.2');
  expect([call('initialize', ''), error()]).toEqual(['false', '101']);
  expect(set('cmi.core.student_id', 'x')).toBe('403');
  expect(read('cmi.core.exit')).toEqual(['', '404']);
  expect(set('cmi.core.lesson_status', 'banana')).toBe('405');
  expect(set('cmi.core.score.raw', '101')).toBe('405');
  expect(read('cmi.banana')).toEqual(['', '401']);
});

test('SCORM 1.2 22: lesson_status begins as "not attempted"; what the SCO says stands in the session', () => {
  const { get, set, terminate, left } = beginPart('scorm-1.2', { masteryScore: '80' });
  expect([get('cmi.core.lesson_status'), get('cmi.core.entry'), get('cmi.core.credit'), get('cmi.core.lesson_mode')]).toEqual(
    ['not attempted', 'ab-initio', 'credit', 'normal'],
  ); // oxfmt-ignore
  expect(set('cmi.core.lesson_status', 'incomplete')).toBe('true');
  set('cmi.core.score.raw', '85');
  terminate();
  expect(left().cmi['cmi.core.lesson_status']).toBe('incomplete');
});

test('SCORM 1.2 23: session_time adds to total_time; student_data and launch data come from the manifest', () => {
  const first = beginPart('scorm-1.2', {
    masteryScore: '80',
    maxTimeAllowed: '00:30:00',
    timeLimitAction: 'exit,no message',
    launchData: 'x',
  });
  expect(['cmi.student_data.mastery_score', 'cmi.student_data.max_time_allowed', 'cmi.student_data.time_limit_action', 'cmi.launch_data'].map(first.get)).toEqual(
    ['80', '00:30:00', 'exit,no message', 'x'],
  ); // oxfmt-ignore
  first.set('cmi.core.session_time', '00:05:30.50');
  expect(first.get('cmi.core.total_time')).toMatch(/^0{2,4}:00:00/);
  first.terminate();
  const second = beginPart('scorm-1.2', {}, first.left());
  expect(second.get('cmi.core.total_time')).toMatch(/^0{2,4}:05:30\.50?$/);
  second.set('cmi.core.session_time', '00:00:29.50');
  second.terminate();
  expect(beginPart('scorm-1.2', {}, second.left()).get('cmi.core.total_time')).toMatch(/^0{2,4}:06:00/);
});

test('SCORM 1.2 24: interactions can only be written, and only in the order of their list', () => {
  const { set, read, get } = beginPart('scorm-1.2');
  expect(set('cmi.interactions.0.id', 'q1')).toBe('true');
  expect(set('cmi.interactions.0.type', 'choice')).toBe('true');
  expect(read('cmi.interactions.0.id')).toEqual(['', '404']);
  expect(set('cmi.interactions.2.id', 'q3')).not.toBe('true');
  expect(get('cmi.interactions._count')).toBe('1');
});

test('SCORM 1.2: the lesson is resumed where it was suspended, with its state', () => {
  const first = beginPart('scorm-1.2');
  first.set('cmi.core.lesson_location', 'page 4');
  first.set('cmi.suspend_data', 'z'.repeat(4096));
  first.set('cmi.core.exit', 'suspend');
  first.terminate();
  const again = beginPart('scorm-1.2', {}, first.left());
  expect([again.get('cmi.core.entry'), again.get('cmi.core.lesson_location'), again.get('cmi.suspend_data').length]).toEqual(['resume', 'page 4', 4096]); // oxfmt-ignore
});

test('F12 (RTE 1.2 §3.2.2): after LMSFinish nothing is accepted, and each call answers "not initialized"', () => {
  const { call, error, set, read, left, terminate } = beginPart('scorm-1.2');
  set('cmi.core.lesson_status', 'incomplete');
  set('cmi.core.exit', 'suspend');
  expect(terminate()).toBe('true');
  const ended = left();
  expect([set('cmi.core.lesson_status', 'completed'), read('cmi.core.lesson_status')]).toEqual([
    '301',
    ['', '301'],
  ]);
  expect([call('commit', ''), error(), terminate(), error()]).toEqual(['false', '301', 'false', '301']);
  expect([call('initialize', ''), error()]).toEqual(['false', '101']);
  expect([left(), ended.cmi['cmi.core.lesson_status']]).toEqual([ended, 'incomplete']);
});

test('B2, F7 (RTE 1.2 §3.4.4 cmi.core.lesson_status): a part that sets none is completed at LMSFinish, and then judged', () => {
  const ended = (
    values: Record<string, string>,
    point: { masteryScore?: string } = {},
    mode: Mode = 'normal',
  ) => {
    const part = beginPart('scorm-1.2', point, null, mode);
    for (const [name, value] of Object.entries(values))
      expect([name, part.set(name, value)]).toEqual([name, 'true']);
    part.terminate();
    return part.left().cmi['cmi.core.lesson_status'];
  };
  const mastery = { masteryScore: '80' };
  expect(ended({})).toBe('completed');
  expect(ended({ 'cmi.core.exit': 'suspend' })).toBe('not attempted');
  expect(ended({ 'cmi.core.lesson_status': 'incomplete' })).toBe('incomplete');
  expect([ended({ 'cmi.core.score.raw': '79' }, mastery), ended({ 'cmi.core.score.raw': '80' }, mastery)]).toEqual(['failed', 'passed']); // oxfmt-ignore
  expect(ended({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '79' }, mastery)).toBe('failed');
  expect([ended({}, {}, 'browse'), ended({}, {}, 'review')]).toEqual(['browsed', 'not attempted']);
  // The system set it, not the part, and the next session reads it.
  const first = beginPart('scorm-1.2');
  first.terminate();
  expect([first.runTime.wasSet('cmi.core.lesson_status'), beginPart('scorm-1.2', {}, first.left()).get('cmi.core.lesson_status')]).toEqual([false, 'completed']); // oxfmt-ignore
});

test('F13 (RTE 1.2 §3.4.3): a latency in thousandths is accepted as hundredths, and so is a session time', () => {
  const { set, terminate, left } = beginPart('scorm-1.2');
  set('cmi.interactions.0.id', 'q');
  expect([set('cmi.interactions.0.latency', '00:00:05.123'), set('cmi.interactions.0.time', '10:00:00.5'), set('cmi.core.session_time', '00:05:30.509')]).toEqual(['true', 'true', 'true']); // oxfmt-ignore
  expect([set('cmi.interactions.0.latency', '5 s'), set('cmi.core.session_time', 'PT5M')]).toEqual([
    '405',
    '405',
  ]);
  terminate();
  expect(left().cmi['cmi.interactions.0.latency']).toMatch(/00:00:05\.12$/);
  expect(left().cmi['cmi.core.total_time']).toMatch(/05:30\.5$|05:30\.50$/);
});

test('RTE 1.2 §3.3.4: values of real packages that deviate from the book are accepted as before', () => {
  const { set, read } = beginPart('scorm-1.2');
  expect([set('cmi.core.exit', 'normal'), set('cmi.core.score.raw', ''), set('cmi.core.score.raw', 45.5)]).toEqual(['true', 'true', 'true']); // oxfmt-ignore
  set('cmi.interactions.0.id', 'Question 1');
  expect([set('cmi.interactions.0.result', 'incorrect'), set('cmi.interactions.0.weighting', '250'), set('cmi.interactions.0.student_response', 'two\nlines')]).toEqual(['true', 'true', 'true']); // oxfmt-ignore
  expect([read('cmi.core.lesson_location'), read('cmi.launch_data'), read('cmi.student_data.mastery_score')]).toEqual([['', '0'], ['', '0'], ['', '0']]); // oxfmt-ignore
});

test('RTE 1.2 §3.3.4: an unknown error code has no text', () => {
  const { call } = beginPart('scorm-1.2');
  expect([call('words', '987'), call('more', '987')]).toEqual(['', '']);
  for (const code of ['101', '201', '202', '203', '301', '401', '402', '403', '404', '405'])
    expect(call('words', code).length).toBeGreaterThan(0);
});
