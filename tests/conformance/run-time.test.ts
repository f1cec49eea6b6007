import { expect, test } from 'vitest';
import { openRunTime } from '#app/domains/scorm/run-time/open-run-time.ts';
import { openPart } from '#tests/support/run-time.ts';

/** Assertions on the run-time of an LMS, by the case of ADL's test suite that makes them; clauses of the RTE book beside them. */
const begun = (...args: Parameters<typeof openPart> extends [unknown, ...infer Rest] ? Rest : never) => {
  const part = openPart('scorm-2004', ...args);
  part.initialize();
  return part;
};

test('API 1: Initialize answers true with error 0; asking about errors changes none (§3.1.3.1, §3.1.6)', () => {
  const { initialize, error, call, get } = openPart('scorm-2004');
  expect([initialize(), error()]).toEqual(['true', '0']);
  get('cmi.banana');
  expect([error(), call('words', '401') !== '', call('more', ''), error(), error()]).toEqual([
    '401',
    true,
    expect.any(String),
    '401',
    '401',
  ]);
});

test('API 2: Initialize twice is 103, after Terminate 104', () => {
  const { initialize, terminate, error } = begun();
  expect([initialize(), error()]).toEqual(['false', '103']);
  terminate();
  expect([initialize(), error()]).toEqual(['false', '104']);
});

test('API 3: an argument where none belongs is 201', () => {
  const { call, error } = openPart('scorm-2004');
  expect([call('initialize', 'x'), error()]).toEqual(['false', '201']);
  call('initialize', '');
  expect([call('commit', 'x'), error()]).toEqual(['false', '201']);
  expect([call('terminate', 'x'), error()]).toEqual(['false', '201']);
});

test('API 4: too early is 112, 122, 132, 142; too late 113, 123, 133, 143', () => {
  const part = openPart('scorm-2004');
  const codes = () => {
    const said = [() => part.get('cmi.location'), () => part.call('set', 'cmi.location', '1'), () => part.call('commit', ''), part.terminate];
    return said.map((act) => (act(), part.error()));
  }; // oxfmt-ignore
  expect(codes()).toEqual(['122', '132', '142', '112']);
  part.initialize();
  part.terminate();
  expect(codes()).toEqual(['123', '133', '143', '113']);
});

test('API 5: GetErrorString is short for every code, and empty for what is none', () => {
  const { call } = begun();
  for (const code of ['0', '101', '201', '301', '351', '391', '401', '402', '403', '404', '405', '406', '407', '408']) {
    expect(call('words', code).length).toBeGreaterThan(0);
    expect(call('words', code).length).toBeLessThanOrEqual(255);
  } // oxfmt-ignore
  expect(call('words', '987654')).toBe('');
});

test('DMB, DMI 6: 401 unknown, 403 never set, 404 read only, 405 write only, 406 type, 407 range', () => {
  const { read, set } = begun();
  expect(read('cmi.banana')).toEqual(['', '401']);
  expect(read('cmi.location')).toEqual(['', '403']);
  expect(set('cmi.learner_id', 'x')).toBe('404');
  expect(read('cmi.exit')).toEqual(['', '405']);
  expect(set('cmi.score.scaled', 'much')).toBe('406');
  expect(set('cmi.score.scaled', '1.5')).toBe('407');
  expect(set('cmi.banana', '1')).toBe('401');
});

test('DMB 7: a number is taken for its text', () => {
  const { set, get } = begun();
  expect(set('cmi.score.raw', 12.5)).toBe('true');
  expect(get('cmi.score.raw')).toBe('12.5');
});

test('DMI, OB 8: _count and _children are right, lists have no gaps, a named objective keeps its name', () => {
  const { set, get } = begun();
  expect(get('cmi.objectives._count')).toBe('0');
  expect(set('cmi.objectives.1.id', 'late')).toBe('351');
  expect(set('cmi.objectives.0.id', 'one')).toBe('true');
  expect(set('cmi.objectives.0.id', 'two')).toBe('351');
  expect([get('cmi.objectives._count'), get('cmi.interactions._count')]).toEqual(['1', '0']);
  expect(get('cmi.score._children').split(',').sort()).toEqual(['max', 'min', 'raw', 'scaled']);
});

const RESPONSES: [type: string, right: string, wrong: string | null][] = [
  ['true-false', 'true', 'yes'],
  ['choice', 'a[,]b', null],
  ['fill-in', '{lang=en}word', null],
  ['long-fill-in', 'many words', null],
  ['matching', '1[.]a[,]2[.]b', '1-a'],
  ['performance', 'step[.]done', null],
  ['sequencing', 'a[,]b[,]c', null],
  ['likert', 'often', null],
  ['numeric', '12.5', 'twelve'],
  ['other', 'anything', null],
];
test.each(RESPONSES)(
  'DMB 9: a %s interaction has its type first, then an answer of that type',
  (type, right) => {
    const { set } = begun();
    const name = 'cmi.interactions.0';
    expect(set(`${name}.id`, 'q')).toBe('true');
    expect(set(`${name}.learner_response`, right)).toBe('408');
    expect(set(`${name}.correct_responses.0.pattern`, right)).toBe('408');
    expect(set(`${name}.type`, type)).toBe('true');
    expect(set(`${name}.learner_response`, right)).toBe('true');
  },
);

test.each(RESPONSES.flatMap(([type, , wrong]) => (wrong === null ? [] : [[type, wrong] as const])))(
  'DMB 9: a %s interaction refuses an answer of another type',
  (type, wrong) => {
    const { set } = begun();
    const name = 'cmi.interactions.0';
    expect(set(`${name}.id`, 'q')).toBe('true');
    expect(set(`${name}.type`, type)).toBe('true');
    expect(set(`${name}.learner_response`, wrong)).toBe('406');
  },
);

test('DMI 10: what the smallest permitted maximum allows comes back whole in the next session', () => {
  const values = {
    'cmi.suspend_data': 'ä'.repeat(64_000),
    'cmi.location': 'x'.repeat(1000),
    'cmi.interactions.0.id': 'urn:q'.padEnd(4000, 'q'),
    'cmi.interactions.0.type': 'long-fill-in',
    'cmi.interactions.0.learner_response': 'y'.repeat(4000),
    'cmi.objectives.0.id': 'urn:o'.padEnd(4000, 'o'),
  };
  const first = begun();
  for (const [name, value] of Object.entries(values))
    expect([name, first.set(name, value)]).toEqual([name, 'true']);
  for (let i = 0; i < 250; i++) first.set(`cmi.comments_from_learner.${i}.comment`, `comment ${i}`);
  first.set('cmi.exit', 'suspend');
  first.terminate();
  const again = begun({}, first.left());
  for (const [name, value] of Object.entries(values)) expect([name, again.get(name)]).toEqual([name, value]);
  expect(again.get('cmi.comments_from_learner._count')).toBe('250');
  expect(again.get('cmi.comments_from_learner.249.comment')).toBe('comment 249');
});

test('DDM, CM-01 11: entry tells how the session before ended; exit can only be written', () => {
  const first = begun();
  expect(first.get('cmi.entry')).toBe('ab-initio');
  expect(first.set('cmi.entry', 'resume')).toBe('404');
  first.set('cmi.exit', 'suspend');
  first.terminate();
  expect(begun({}, first.left()).get('cmi.entry')).toBe('resume');
  const second = begun();
  second.set('cmi.exit', 'normal');
  second.terminate();
  expect(begun({}, second.left()).get('cmi.entry')).toBe('');
  // A killed tab: the learner goes on where there is a place to go on from, and else begins.
  const killed = begun();
  expect(begun({}, killed.left()).get('cmi.entry')).toBe('ab-initio');
  killed.set('cmi.location', 'page 3');
  expect(begun({}, killed.left()).get('cmi.entry')).toBe('resume');
});

test('DMI 12: session_time can only be written and adds to total_time, which stands still within a session', () => {
  const first = begun();
  expect(first.set('cmi.total_time', 'PT1H')).toBe('404');
  expect(first.set('cmi.session_time', 'PT5M30S')).toBe('true');
  expect([first.read('cmi.session_time'), first.get('cmi.total_time')]).toEqual([['', '405'], 'PT0S']);
  first.terminate();
  const second = begun({}, first.left());
  expect(second.get('cmi.total_time')).toBe('PT5M30S');
  second.set('cmi.session_time', 'PT1M');
  expect(second.get('cmi.total_time')).toBe('PT5M30S');
  second.terminate();
  expect(begun({}, second.left()).get('cmi.total_time')).toBe('PT6M30S');
});

test('CT-01 to CT-07 13: completion_status follows progress_measure against the threshold, whatever the SCO says', () => {
  const { set, get } = begun({ completionThreshold: '0.75' });
  expect(get('cmi.completion_threshold')).toBe('0.75');
  set('cmi.completion_status', 'completed');
  expect(get('cmi.completion_status')).toBe('unknown');
  set('cmi.progress_measure', '0.7');
  expect(get('cmi.completion_status')).toBe('incomplete');
  set('cmi.progress_measure', '0.75');
  expect(get('cmi.completion_status')).toBe('completed');
});

test('OB, MS 14: success_status follows score.scaled against the passing score, whatever the SCO says', () => {
  const { set, get } = begun({ scaledPassingScore: '0.6' });
  set('cmi.success_status', 'passed');
  expect(get('cmi.success_status')).toBe('unknown');
  set('cmi.score.scaled', '0.59');
  expect(get('cmi.success_status')).toBe('failed');
  set('cmi.score.scaled', '0.6');
  expect(get('cmi.success_status')).toBe('passed');
});

test('DDM 15: credit and mode are told, and can only be read', () => {
  for (const [mode, credit] of [
    ['normal', 'credit'],
    ['review', 'no-credit'],
    ['browse', 'no-credit'],
  ] as const) {
    const { get, set } = begun({}, null, mode);
    expect([get('cmi.mode'), get('cmi.credit'), set('cmi.mode', 'normal'), set('cmi.credit', 'credit')]).toEqual([mode, credit, '404', '404']); // oxfmt-ignore
  }
});

test('CM-01 16: what the manifest says reaches the SCO', () => {
  const { get } = begun({
    launchData: 'x=1',
    maxTimeAllowed: 'PT30M',
    timeLimitAction: 'exit,no message',
    completionThreshold: '0.5',
    scaledPassingScore: '0.8',
  });
  expect(['launch_data', 'max_time_allowed', 'time_limit_action', 'completion_threshold', 'scaled_passing_score'].map((name) => get(`cmi.${name}`))).toEqual(
    ['x=1', 'PT30M', 'exit,no message', '0.5', '0.8'],
  ); // oxfmt-ignore
  expect([get('cmi.learner_id'), get('cmi.learner_name'), get('cmi.learner_preference.language')]).toEqual([
    'o1',
    '',
    'lv',
  ]);
});

test('OB 17: objectives of the manifest are there with their names', () => {
  const { get, set } = begun({ objectives: ['primary', 'second'] });
  expect([get('cmi.objectives._count'), get('cmi.objectives.0.id'), get('cmi.objectives.1.id')]).toEqual(['2', 'primary', 'second']); // oxfmt-ignore
  expect(get('cmi.objectives.0.success_status')).toBe('unknown');
  expect(set('cmi.objectives.1.success_status', 'passed')).toBe('true');
});

test('API 18: Terminate keeps what was set without a Commit', () => {
  const part = begun();
  part.set('cmi.location', '9');
  part.terminate();
  expect([part.left().cmi['cmi.location'], part.left().terminated, part.printed]).toEqual([
    '9',
    true,
    ['initialize', 'set', 'terminate'],
  ]);
});

test('API 20: the object has the eight functions of the standard and its version, and a part that is gone is answered false', () => {
  const { session, call } = begun();
  expect(Object.keys(session.api).sort()).toEqual(
    ['Commit', 'GetDiagnostic', 'GetErrorString', 'GetLastError', 'GetValue', 'Initialize', 'SetValue', 'Terminate', 'version'],
  ); // oxfmt-ignore
  session.close();
  expect([call('set', 'cmi.location', '1'), call('get', 'cmi.location'), call('terminate', '')]).toEqual([
    'false',
    '',
    'false',
  ]);
});

const old = (...args: Parameters<typeof openPart> extends [unknown, ...infer Rest] ? Rest : never) => {
  const part = openPart('scorm-1.2', ...args);
  part.initialize();
  return part;
};

test('SCORM 1.2 21: codes of the calls and of the elements (RTE §3.3.4)', () => {
  const early = openPart('scorm-1.2');
  expect([early.get('cmi.core.lesson_status'), early.error()]).toEqual(['', '301']);
  expect([early.call('initialize', 'x'), early.error()]).toEqual(['false', '201']);
  const { call, error, set, read } = old();
  expect([call('initialize', ''), error()]).toEqual(['false', '101']);
  expect(set('cmi.core.student_id', 'x')).toBe('403');
  expect(read('cmi.core.exit')).toEqual(['', '404']);
  expect(set('cmi.core.lesson_status', 'banana')).toBe('405');
  expect(set('cmi.core.score.raw', '101')).toBe('405');
  expect(read('cmi.banana')).toEqual(['', '401']);
});

test('SCORM 1.2 22: lesson_status begins as "not attempted"; what the SCO says stands in the session', () => {
  const { get, set, terminate, left } = old({ masteryScore: '80' });
  expect([get('cmi.core.lesson_status'), get('cmi.core.entry'), get('cmi.core.credit'), get('cmi.core.lesson_mode')]).toEqual(
    ['not attempted', 'ab-initio', 'credit', 'normal'],
  ); // oxfmt-ignore
  expect(set('cmi.core.lesson_status', 'incomplete')).toBe('true');
  set('cmi.core.score.raw', '85');
  terminate();
  expect(left().cmi['cmi.core.lesson_status']).toBe('incomplete');
});

test('SCORM 1.2 23: session_time adds to total_time; student_data and launch data come from the manifest', () => {
  const first = old({
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
  const second = old({}, first.left());
  expect(second.get('cmi.core.total_time')).toMatch(/^0{2,4}:05:30\.50?$/);
  second.set('cmi.core.session_time', '00:00:29.50');
  second.terminate();
  expect(old({}, second.left()).get('cmi.core.total_time')).toMatch(/^0{2,4}:06:00/);
});

test('SCORM 1.2 24: interactions can only be written, and only in the order of their list', () => {
  const { set, read, get } = old();
  expect(set('cmi.interactions.0.id', 'q1')).toBe('true');
  expect(set('cmi.interactions.0.type', 'choice')).toBe('true');
  expect(read('cmi.interactions.0.id')).toEqual(['', '404']);
  expect(set('cmi.interactions.2.id', 'q3')).not.toBe('true');
  expect(get('cmi.interactions._count')).toBe('1');
});

test('SCORM 1.2: the lesson is resumed where it was suspended, with its state', () => {
  const first = old();
  first.set('cmi.core.lesson_location', 'page 4');
  first.set('cmi.suspend_data', 'z'.repeat(4096));
  first.set('cmi.core.exit', 'suspend');
  first.terminate();
  const again = old({}, first.left());
  expect([again.get('cmi.core.entry'), again.get('cmi.core.lesson_location'), again.get('cmi.suspend_data').length]).toEqual(['resume', 'page 4', 4096]); // oxfmt-ignore
});

test('F12 (RTE 1.2 §3.2.2): after LMSFinish nothing is taken, and each call answers that nothing is initialized', () => {
  const { call, error, set, read, left, terminate } = old();
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
  const ended = (values: Record<string, string>, ...args: Parameters<typeof old>) => {
    const part = old(...args);
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
  expect([ended({}, {}, null, 'browse'), ended({}, {}, null, 'review')]).toEqual([
    'browsed',
    'not attempted',
  ]);
  // It is the system's word, not the part's, and the next session is told it.
  const first = old();
  first.terminate();
  expect([first.runTime.wasSet('cmi.core.lesson_status'), old({}, first.left()).get('cmi.core.lesson_status')]).toEqual([false, 'completed']); // oxfmt-ignore
});

test('F13 (RTE 1.2 §3.4.3): a latency of thousandths is taken, as hundredths, and so is the time of a session', () => {
  const { set, terminate, left } = old();
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

test('RTE 1.2 §3.3.4: what real packages say beside the book is taken as before', () => {
  const { set, read } = old();
  expect([set('cmi.core.exit', 'normal'), set('cmi.core.score.raw', ''), set('cmi.core.score.raw', 45.5)]).toEqual(['true', 'true', 'true']); // oxfmt-ignore
  set('cmi.interactions.0.id', 'Question 1');
  expect([set('cmi.interactions.0.result', 'incorrect'), set('cmi.interactions.0.weighting', '250'), set('cmi.interactions.0.student_response', 'two\nlines')]).toEqual(['true', 'true', 'true']); // oxfmt-ignore
  expect([read('cmi.core.lesson_location'), read('cmi.launch_data'), read('cmi.student_data.mastery_score')]).toEqual([['', '0'], ['', '0'], ['', '0']]); // oxfmt-ignore
});

test('RTE 1.2 §3.3.4: an error code that is none has no words', () => {
  const { call } = old();
  expect([call('words', '987'), call('more', '987')]).toEqual(['', '']);
  for (const code of ['101', '201', '202', '203', '301', '401', '402', '403', '404', '405'])
    expect(call('words', code).length).toBeGreaterThan(0);
});

test('I: nothing of a part is found in the next: launch data, thresholds, objectives', () => {
  const quiz = begun({ scaledPassingScore: '0.6', launchData: 'for a', objectives: ['o'] });
  quiz.set('cmi.suspend_data', 'x');
  quiz.terminate();
  const { read, set, get } = begun();
  expect([read('cmi.scaled_passing_score'), read('cmi.launch_data'), read('cmi.suspend_data'), get('cmi.objectives._count')]).toEqual([['', '403'], ['', '403'], ['', '403'], '0']); // oxfmt-ignore
  set('cmi.success_status', 'passed');
  expect(get('cmi.success_status')).toBe('passed');
});

test('B: objectives are those that the manifest names, in its order, with the values of the tracking that they are given', () => {
  const { api } = openRunTime('scorm-2004', {
    initial: {
      'cmi.objectives.0.id': 'o',
      'cmi.objectives.0.success_status': 'passed',
      'cmi.objectives.0.score.scaled': '0.5',
      'cmi.objectives.0.progress_measure': '0.25',
    },
  });
  api['Initialize']!('');
  const get = (name: string) => api['GetValue']!(`cmi.objectives.${name}`);
  expect([get('_count'), get('0.id'), get('0.success_status'), get('0.score.scaled'), get('0.progress_measure'), get('0.completion_status')]).toEqual(['1', 'o', 'passed', '0.5', '0.25', 'unknown']); // oxfmt-ignore
  expect([api['SetValue']!('cmi.objectives.1.id', 'own'), get('_count')]).toEqual(['true', '2']);
});

test('RTE §4.2.4.1, §4.2.22.1: a measure of many digits is judged as it is, and what was said stands beside it', () => {
  const { set, get, runTime } = begun({
    completionThreshold: '0.0033333333333333335',
    scaledPassingScore: '0',
  });
  set('cmi.completion_status', 'incomplete');
  set('cmi.progress_measure', '0.0033333333333333334');
  expect(get('cmi.completion_status')).toBe('incomplete');
  set('cmi.progress_measure', '0.0033333333333333335');
  set('cmi.score.scaled', '-0');
  expect([get('cmi.completion_status'), get('cmi.success_status')]).toEqual(['completed', 'passed']);
  expect([runTime.wasSet('cmi.completion_status'), runTime.wasSet('cmi.success_status')]).toEqual([
    true,
    false,
  ]);
});

test('CM-06: what the part said is told apart from what nobody said, unknown too', () => {
  const { set, runTime, terminate } = begun();
  expect([runTime.exit(), runTime.navRequest()]).toEqual(['', '_none_']);
  set('cmi.completion_status', 'unknown');
  set('cmi.success_status', 'won');
  set('cmi.exit', 'time-out');
  set('adl.nav.request', 'continue');
  terminate();
  expect([runTime.wasSet('cmi.completion_status'), runTime.wasSet('cmi.success_status')]).toEqual([
    true,
    false,
  ]);
  expect([runTime.exit(), runTime.navRequest()]).toEqual(['time-out', 'continue']);
  const kept = runTime.render();
  expect([kept['cmi.completion_status'], 'cmi.success_status' in kept, kept['cmi.exit']]).toEqual(['unknown', false, 'time-out']); // oxfmt-ignore
});

test('B4, DMB (RTE §4.2.7): resume only where something was kept to resume', () => {
  const entry = (standard: 'scorm-1.2' | 'scorm-2004', cmi: Record<string, string>, terminated: boolean) => {
    const part = openPart(standard, {}, { cmi, terminated });
    part.initialize();
    return part.get(standard === 'scorm-1.2' ? 'cmi.core.entry' : 'cmi.entry');
  };
  for (const [place, value] of Object.entries({ 'cmi.location': '3', 'cmi.suspend_data': 'x' })) {
    expect([entry('scorm-2004', { [place]: value }, false), entry('scorm-2004', { [place]: '' }, false)]).toEqual(['resume', 'ab-initio']); // oxfmt-ignore
    expect(entry('scorm-2004', { [place]: value, 'cmi.exit': 'normal' }, true)).toBe('');
  }
  expect(entry('scorm-1.2', { 'cmi.core.lesson_location': '3' }, false)).toBe('resume');
  expect([entry('scorm-1.2', {}, false), entry('scorm-2004', { 'cmi.score.raw': '1' }, false)]).toEqual(['ab-initio', 'ab-initio']); // oxfmt-ignore
  expect([entry('scorm-2004', { 'cmi.exit': 'suspend' }, true), entry('scorm-2004', { 'cmi.exit': 'logout', 'part.suspended': 'true' }, true)]).toEqual(['resume', 'resume']); // oxfmt-ignore
});
