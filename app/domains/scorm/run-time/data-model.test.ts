import { expect, test } from 'vitest';
import { beginPart } from '#tests/support/run-time.ts';

/** Names that only contain other elements, in the two standards. */
const BRANCHES_2004 = [
  'cmi', 'cmi.comments_from_learner', 'cmi.comments_from_lms', 'cmi.interactions', 'cmi.learner_preference', 'cmi.objectives',
  'cmi.score', 'cmi.objectives.0', 'cmi.objectives.0.score', 'cmi.interactions.0', 'cmi.interactions.0.objectives',
  'cmi.interactions.0.correct_responses', 'cmi.interactions.0.objectives.0', 'adl', 'adl.data', 'adl.data.0', 'adl.nav',
]; // oxfmt-ignore
const BRANCHES_12 = [
  'cmi', 'cmi.core', 'cmi.core.score', 'cmi.objectives', 'cmi.objectives.0', 'cmi.objectives.0.score', 'cmi.student_data',
  'cmi.student_preference', 'cmi.interactions', 'cmi.interactions.0', 'cmi.interactions.0.correct_responses',
]; // oxfmt-ignore

test.each(BRANCHES_2004)('DMI (RTE §3.1.7, 401): %s contains other elements and is not a value', (name) => {
  const part = beginPart('scorm-2004');
  part.set('cmi.objectives.0.id', 'o');
  part.set('cmi.interactions.0.id', 'i');
  part.set('cmi.score.raw', '70');
  const before = part.runTime.render();
  expect([part.set(name, '80'), part.read(name)]).toEqual(['401', ['', '401']]);
  expect(part.runTime.render()).toEqual(before);
  expect([part.get('cmi.score.raw'), part.terminate()]).toEqual(['70', 'true']);
});

test.each(BRANCHES_12)(
  'SCORM 1.2 RTE §3.3.4 (201): %s contains other elements and is not a value',
  (name) => {
    const part = beginPart('scorm-1.2');
    part.set('cmi.objectives.0.id', 'o');
    part.set('cmi.core.score.raw', '70');
    const before = part.runTime.render();
    expect([part.set(name, '80'), part.read(name)]).toEqual(['201', ['', '201']]);
    expect(part.runTime.render()).toEqual(before);
    expect([part.get('cmi.core.score.raw'), part.call('commit', ''), part.terminate()]).toEqual([
      '70',
      'true',
      'true',
    ]);
  },
);

test('a name that is not an element of the standard is 401, even where the library has a member of that name', () => {
  const names = ['cmi.jsonString', 'cmi._initialized', 'cmi.status', 'cmi.learner.learner_id', 'cmi.objectives.childArray', 'cmi.__proto__', 'cmi.constructor.name', 'cmi.objectives.n.id', 'api', 'settings.logLevel']; // oxfmt-ignore
  const [part, old] = [beginPart('scorm-2004'), beginPart('scorm-1.2')];
  for (const name of names) {
    expect([name, part.set(name, 'x'), part.read(name)]).toEqual([name, '401', ['', '401']]);
    expect([name, old.set(name, 'x'), old.read(name)]).toEqual([name, '401', ['', '401']]);
  }
  expect([old.read('cmi.core.score.scaled'), old.set('cmi.core.score.scaled', '0.5')]).toEqual([
    ['', '401'],
    '401',
  ]);
});

test('RTE §3.1.3: an empty name is 301 and 351; a value that is not a string has no valid type', () => {
  const part = beginPart('scorm-2004');
  expect([part.read(''), part.set('', 'x'), part.call('get'), part.error()]).toEqual([
    ['', '301'],
    '351',
    '',
    '301',
  ]);
  const rude = { toString: () => { throw new Error('no') } }; // oxfmt-ignore
  expect([part.set('cmi.location', undefined), part.set('cmi.location', null), part.set('cmi.location', rude)]).toEqual(['406', '406', '406']); // oxfmt-ignore
  expect(part.read('cmi.location')).toEqual(['', '403']);
  const old = beginPart('scorm-1.2');
  expect([old.read(''), old.set('', 'x'), old.set('cmi.comments', undefined)]).toEqual([
    ['', '201'],
    '201',
    '405',
  ]);
});

test('DMI (RTE §3.1.3.3): _children, _count and _version, and elements that have none', () => {
  const part = beginPart('scorm-2004');
  const children = (name: string) => part.get(`${name}._children`).split(',').sort().join();
  expect(children('cmi.objectives')).toBe(
    'completion_status,description,id,progress_measure,score,success_status',
  );
  expect(children('cmi.interactions')).toBe('correct_responses,description,id,latency,learner_response,objectives,result,timestamp,type,weighting'); // oxfmt-ignore
  expect(children('cmi.learner_preference')).toBe('audio_captioning,audio_level,delivery_speed,language');
  expect([children('cmi.comments_from_learner'), children('cmi.comments_from_lms')]).toEqual(['comment,location,timestamp', 'comment,location,timestamp']); // oxfmt-ignore
  expect([children('adl.data'), children('cmi.score')]).toEqual(['id,store', 'max,min,raw,scaled']);
  part.set('cmi.objectives.0.id', 'o');
  part.set('cmi.interactions.0.id', 'i');
  expect([children('cmi.objectives.0.score'), children('cmi.interactions.0.objectives')]).toEqual([
    'max,min,raw,scaled',
    'id',
  ]);
  expect([part.get('cmi._version'), part.get('cmi.comments_from_lms._count')]).toEqual(['1.0', '0']);
  for (const name of [
    'cmi.location._children',
    'cmi.score._count',
    'cmi.objectives.0._children',
    'cmi.objectives._version',
    'cmi.objectives.9.score._children',
    'cmi.interactions.9.objectives._count',
  ])
    // oxfmt-ignore
    expect([name, part.read(name)]).toEqual([name, ['', '301']]);
  for (const name of ['cmi._version', 'cmi.score._children', 'cmi.objectives._count', 'adl.data._children'])
    expect([name, part.set(name, 'x')]).toEqual([name, '404']);
});

test('SCORM 1.2 RTE §3.3.4: _children and _count; 202, 203 and 402', () => {
  const { get, read, set } = beginPart('scorm-1.2');
  expect(get('cmi.core._children')).toBe('student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time'); // oxfmt-ignore
  expect([get('cmi.core.score._children'), get('cmi.objectives._children'), get('cmi._version')]).toEqual(['raw,min,max', 'id,score,status', '3.4']); // oxfmt-ignore
  expect([read('cmi.core.lesson_status._children'), read('cmi.core._count')]).toEqual([
    ['', '202'],
    ['', '203'],
  ]);
  expect([set('cmi.core._children', 'x'), set('cmi.objectives._count', '1')]).toEqual(['402', '402']);
  // The next record to be made already has its lists.
  expect([read('cmi.interactions.0.objectives._count'), read('cmi.interactions.1.objectives._count')]).toEqual([['0', '0'], ['', '201']]); // oxfmt-ignore
});

test('DMI: reading a missing record is 301, setting one that leaves a gap is 351, and a refused value makes no record', () => {
  const { read, set, get } = beginPart('scorm-2004');
  for (const name of [
    'cmi.objectives.0.id',
    'cmi.interactions.0.type',
    'cmi.comments_from_learner.0.comment',
    'cmi.comments_from_lms.0.comment',
    'cmi.interactions.0.objectives.0.id',
  ])
    // oxfmt-ignore
    expect([name, read(name)]).toEqual([name, ['', '301']]);
  expect([set('cmi.interactions.1.id', 'i'), set('cmi.interactions.01.id', 'i'), set('cmi.comments_from_learner.3.comment', 'c')]).toEqual(['351', '351', '351']); // oxfmt-ignore
  expect([set('cmi.objectives.0.score.raw', '1'), set('cmi.interactions.0.type', 'choice'), set('cmi.interactions.0.result', 'correct'), set('cmi.interactions.0.objectives.0.id', 'o')]).toEqual(['408', '408', '408', '408']); // oxfmt-ignore
  expect([set('cmi.objectives.0.id', ''), set('cmi.interactions.0.id', 'urn:')]).toEqual(['406', '406']);
  expect([get('cmi.objectives._count'), get('cmi.interactions._count')]).toEqual(['0', '0']);
  expect([set('cmi.objectives.0.id', 'o'), set('cmi.objectives.00.score.raw', '5'), get('cmi.objectives.0.score.raw')]).toEqual(['true', 'true', '5']); // oxfmt-ignore
});

test('DMI: reading an element never set is 403, and one set to an empty text reads as empty', () => {
  const { read, set } = beginPart('scorm-2004');
  set('cmi.objectives.0.id', 'o');
  set('cmi.interactions.0.id', 'i');
  set('cmi.comments_from_learner.0.location', 'x');
  const unset = ['cmi.location', 'cmi.suspend_data', 'cmi.launch_data', 'cmi.max_time_allowed', 'cmi.completion_threshold', 'cmi.scaled_passing_score',
    'cmi.progress_measure', 'cmi.score.scaled', 'cmi.objectives.0.score.min', 'cmi.objectives.0.progress_measure', 'cmi.objectives.0.description',
    'cmi.interactions.0.type', 'cmi.interactions.0.weighting', 'cmi.interactions.0.latency', 'cmi.comments_from_learner.0.comment']; // oxfmt-ignore
  for (const name of unset) expect([name, read(name)]).toEqual([name, ['', '403']]);
  const started = ['cmi.completion_status', 'cmi.success_status', 'cmi.objectives.0.success_status', 'cmi.objectives.0.completion_status']; // oxfmt-ignore
  for (const name of started) expect([name, read(name)]).toEqual([name, ['unknown', '0']]);
  expect(['audio_level', 'delivery_speed', 'audio_captioning'].map((name) => read(`cmi.learner_preference.${name}`)[0])).toEqual(['1', '1', '0']); // oxfmt-ignore
  for (const name of [
    'cmi.location',
    'cmi.suspend_data',
    'cmi.comments_from_learner.0.location',
    'cmi.objectives.0.description',
    'cmi.learner_preference.language',
  ])
    // oxfmt-ignore
    expect([name, set(name, ''), read(name)]).toEqual([name, 'true', ['', '0']]);
});

test('RTE §4.2.17, §4.2.9: identifiers of objectives are unique and fixed; those of interactions may repeat and change', () => {
  const { set, get } = beginPart('scorm-2004');
  expect([set('cmi.objectives.0.id', 'a'), set('cmi.objectives.1.id', 'a'), set('cmi.objectives.0.id', 'b'), set('cmi.objectives.0.id', 'a')]).toEqual(['true', '351', '351', 'true']); // oxfmt-ignore
  expect([set('cmi.interactions.0.id', 'q'), set('cmi.interactions.0.id', 'q2'), set('cmi.interactions.1.id', 'q2')]).toEqual(['true', 'true', 'true']); // oxfmt-ignore
  expect([set('cmi.interactions.0.objectives.0.id', 'a'), set('cmi.interactions.0.objectives.1.id', 'a'), set('cmi.interactions.0.objectives.0.id', 'b')]).toEqual(['true', '351', 'true']); // oxfmt-ignore
  expect([get('cmi.interactions.0.id'), get('cmi.interactions._count'), get('cmi.objectives._count')]).toEqual(['q2', '2', '1']); // oxfmt-ignore
});
