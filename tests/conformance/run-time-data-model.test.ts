import { expect, test } from 'vitest';
import { openRunTime } from '#app/domains/scorm/run-time/open-run-time.ts';
import { beginPart, openPart } from '#tests/support/run-time.ts';

/** The data model of SCORM 2004, by the case of ADL's test suite; clauses of the RTE book beside them. */

test('DMB, DMI 6: 401 unknown, 403 never set, 404 read only, 405 write only, 406 type, 407 range', () => {
  const { read, set } = beginPart('scorm-2004');
  expect(read('cmi.banana')).toEqual(['', '401']);
  expect(read('cmi.location')).toEqual(['', '403']);
  expect(set('cmi.learner_id', 'x')).toBe('404');
  expect(read('cmi.exit')).toEqual(['', '405']);
  expect(set('cmi.score.scaled', 'much')).toBe('406');
  expect(set('cmi.score.scaled', '1.5')).toBe('407');
  expect(set('cmi.banana', '1')).toBe('401');
});

test('DMB 7: a number is accepted as its text', () => {
  const { set, get } = beginPart('scorm-2004');
  expect(set('cmi.score.raw', 12.5)).toBe('true');
  expect(get('cmi.score.raw')).toBe('12.5');
});

test('DMI, OB 8: _count and _children are right, lists have no gaps, a named objective keeps its name', () => {
  const { set, get } = beginPart('scorm-2004');
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
    const { set } = beginPart('scorm-2004');
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
    const { set } = beginPart('scorm-2004');
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
  const first = beginPart('scorm-2004');
  for (const [name, value] of Object.entries(values))
    expect([name, first.set(name, value)]).toEqual([name, 'true']);
  for (let i = 0; i < 250; i++) first.set(`cmi.comments_from_learner.${i}.comment`, `comment ${i}`);
  first.set('cmi.exit', 'suspend');
  first.terminate();
  const again = beginPart('scorm-2004', {}, first.left());
  for (const [name, value] of Object.entries(values)) expect([name, again.get(name)]).toEqual([name, value]);
  expect(again.get('cmi.comments_from_learner._count')).toBe('250');
  expect(again.get('cmi.comments_from_learner.249.comment')).toBe('comment 249');
});

test('DDM, CM-01 11: entry tells how the session before ended; exit can only be written', () => {
  const first = beginPart('scorm-2004');
  expect(first.get('cmi.entry')).toBe('ab-initio');
  expect(first.set('cmi.entry', 'resume')).toBe('404');
  first.set('cmi.exit', 'suspend');
  first.terminate();
  expect(beginPart('scorm-2004', {}, first.left()).get('cmi.entry')).toBe('resume');
  const second = beginPart('scorm-2004');
  second.set('cmi.exit', 'normal');
  second.terminate();
  expect(beginPart('scorm-2004', {}, second.left()).get('cmi.entry')).toBe('');
  // A killed tab: entry is resume where a location or suspend data was kept, else ab-initio.
  const killed = beginPart('scorm-2004');
  expect(beginPart('scorm-2004', {}, killed.left()).get('cmi.entry')).toBe('ab-initio');
  killed.set('cmi.location', 'page 3');
  expect(beginPart('scorm-2004', {}, killed.left()).get('cmi.entry')).toBe('resume');
});

test('DMI 12: session_time can only be written and adds to total_time, which stands still within a session', () => {
  const first = beginPart('scorm-2004');
  expect(first.set('cmi.total_time', 'PT1H')).toBe('404');
  expect(first.set('cmi.session_time', 'PT5M30S')).toBe('true');
  expect([first.read('cmi.session_time'), first.get('cmi.total_time')]).toEqual([['', '405'], 'PT0S']);
  first.terminate();
  const second = beginPart('scorm-2004', {}, first.left());
  expect(second.get('cmi.total_time')).toBe('PT5M30S');
  second.set('cmi.session_time', 'PT1M');
  expect(second.get('cmi.total_time')).toBe('PT5M30S');
  second.terminate();
  expect(beginPart('scorm-2004', {}, second.left()).get('cmi.total_time')).toBe('PT6M30S');
});

test('CT-01 to CT-07 13: completion_status follows progress_measure against the threshold, whatever the SCO says', () => {
  const { set, get } = beginPart('scorm-2004', { completionThreshold: '0.75' });
  expect(get('cmi.completion_threshold')).toBe('0.75');
  set('cmi.completion_status', 'completed');
  expect(get('cmi.completion_status')).toBe('unknown');
  set('cmi.progress_measure', '0.7');
  expect(get('cmi.completion_status')).toBe('incomplete');
  set('cmi.progress_measure', '0.75');
  expect(get('cmi.completion_status')).toBe('completed');
});

test('OB, MS 14: success_status follows score.scaled against the passing score, whatever the SCO says', () => {
  const { set, get } = beginPart('scorm-2004', { scaledPassingScore: '0.6' });
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
    const { get, set } = beginPart('scorm-2004', {}, null, mode);
    expect([get('cmi.mode'), get('cmi.credit'), set('cmi.mode', 'normal'), set('cmi.credit', 'credit')]).toEqual([mode, credit, '404', '404']); // oxfmt-ignore
  }
});

test('CM-01 16: what the manifest says reaches the SCO', () => {
  const { get } = beginPart('scorm-2004', {
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
  const { get, set } = beginPart('scorm-2004', { objectives: ['primary', 'second'] });
  expect([get('cmi.objectives._count'), get('cmi.objectives.0.id'), get('cmi.objectives.1.id')]).toEqual(['2', 'primary', 'second']); // oxfmt-ignore
  expect(get('cmi.objectives.0.success_status')).toBe('unknown');
  expect(set('cmi.objectives.1.success_status', 'passed')).toBe('true');
});

test('I: no value of one part leaks into the next: launch data, thresholds, objectives', () => {
  const quiz = beginPart('scorm-2004', { scaledPassingScore: '0.6', launchData: 'for a', objectives: ['o'] });
  quiz.set('cmi.suspend_data', 'x');
  quiz.terminate();
  const { read, set, get } = beginPart('scorm-2004');
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

test('RTE §4.2.4.1, §4.2.22.1: a measure of many digits is compared exactly, and the reported status is kept beside it', () => {
  const { set, get, runTime } = beginPart('scorm-2004', {
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

test('CM-06: a status that the part set is distinguished from one never set, "unknown" too', () => {
  const { set, runTime, terminate } = beginPart('scorm-2004');
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
