import { expect, test } from 'vitest';
import { beginPart, openPart } from '#tests/support/run-time.ts';
import { openRunTime } from './open-run-time.ts';
import { carriedValues } from './carried-values.ts';

test('B1: a state that an earlier version corrupted opens, with its values', () => {
  const cmi = {
    'cmi.core.score': '80',
    'cmi.core.score.raw': '70',
    'cmi.core': 'x',
    'cmi.objectives': 'none',
    'cmi.core.lesson_status': 'incomplete',
    'cmi.suspend_data': 'page 3',
  };
  const part = openPart('scorm-1.2', {}, { cmi, terminated: false });
  expect(part.initialize()).toBe('true');
  expect([part.get('cmi.core.score.raw'), part.get('cmi.suspend_data'), part.get('cmi.core.lesson_status')]).toEqual(['70', 'page 3', 'incomplete']); // oxfmt-ignore
  expect([part.set('cmi.core.score.raw', '90'), part.get('cmi.objectives._count'), part.call('commit', ''), part.terminate()]).toEqual(['true', '0', 'true', 'true']); // oxfmt-ignore
  expect(Object.keys(part.left().cmi).filter((name) => name in cmi).sort()).toEqual(['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data']); // oxfmt-ignore
});

test('B1: the same of SCORM 2004, with records that have gaps or no identifier', () => {
  const cmi = {
    cmi: 'x',
    'cmi.score': '80',
    'cmi.score.raw': '70',
    'cmi.objectives': 'none',
    'cmi.objectives.1.id': 'second',
    'cmi.interactions.0.correct_responses': 'x',
    'cmi.interactions.0.learner_response': 'b',
    'cmi.interactions.2.id': 'q3',
    'adl.data': 'x',
    'cmi.location': 'page 3',
  };
  const part = openPart('scorm-2004', {}, { cmi, terminated: false });
  expect(part.initialize()).toBe('true');
  expect([part.get('cmi.score.raw'), part.get('cmi.location'), part.get('cmi.objectives.1.id'), part.read('cmi.objectives.0.id')]).toEqual(['70', 'page 3', 'second', ['', '403']]); // oxfmt-ignore
  expect([part.get('cmi.objectives._count'), part.get('cmi.interactions._count')]).toEqual(['2', '3']);
  expect([part.set('cmi.objectives.0.id', 'first'), part.set('cmi.interactions.3.id', 'q4'), part.set('cmi.interactions.4.type', 'choice'), part.terminate()]).toEqual(['true', 'true', '408', 'true']); // oxfmt-ignore
});

test('B1: a name that is not an element is never passed to the library', () => {
  const initial = { 'cmi.core.score': '80', 'cmi.core': 'x', 'cmi.core.score.raw': '70', 'part.attempt': '2' };
  const { api, render } = openRunTime('scorm-1.2', { initial });
  expect([api['LMSInitialize']!(''), api['LMSGetValue']!('cmi.core.score.raw'), api['LMSFinish']!('')]).toEqual(['true', '70', 'true']);
  expect(Object.keys(render()).sort()).toEqual(['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.core.total_time']);
}); // oxfmt-ignore

test('a value that the library refuses to load is kept all the same, and so are those after it', () => {
  const first = beginPart('scorm-2004');
  const values = {
    'cmi.location': '',
    'cmi.interactions.0.id': 'q',
    'cmi.interactions.0.type': 'fill-in',
    'cmi.interactions.0.correct_responses.0.pattern': ' ',
    'cmi.interactions.0.correct_responses.1.pattern': '{order_matters=false}a[,]a',
    'cmi.suspend_data': 'x'.repeat(64_001),
  };
  for (const [name, value] of Object.entries(values))
    expect([name, first.set(name, value)]).toEqual([name, 'true']);
  first.set('cmi.exit', 'suspend');
  first.terminate();
  const again = beginPart('scorm-2004', {}, first.left());
  for (const [name, value] of Object.entries(values))
    expect([name, again.read(name)]).toEqual([name, [value, '0']]);
  expect(again.get('cmi.interactions.0.correct_responses._count')).toBe('2');
});

test('values that the system sets are set again for each session: those of a manifest are not carried over', () => {
  const given = { launchData: 'for one', scaledPassingScore: '0.6', completionThreshold: '0.5', timeLimitAction: 'exit,message', maxTimeAllowed: 'PT1H' };
  const first = beginPart('scorm-2004', given);
  first.set('cmi.score.scaled', '0.5');
  first.set('cmi.exit', 'suspend');
  first.terminate();
  const again = beginPart('scorm-2004', {}, first.left());
  for (const name of ['launch_data', 'scaled_passing_score', 'completion_threshold', 'max_time_allowed'])
    expect([name, again.read(`cmi.${name}`)]).toEqual([name, ['', '403']]);
  expect([again.get('cmi.time_limit_action'), again.get('cmi.score.scaled')]).toEqual(['continue,no message', '0.5']);
  again.set('cmi.success_status', 'passed');
  expect(again.get('cmi.success_status')).toBe('passed');
}); // oxfmt-ignore

test('names that are not elements, and those of one session alone, are not carried over', () => {
  const kept = { 'cmi.exit': 'suspend', 'cmi.session_time': 'PT1M', 'cmi.total_time': 'PT9M', 'cmi.entry': 'resume', 'part.attempt': '2', 'cmi.mode': 'review', 'cmi.completion_status': 'unknown', 'cmi.success_status': 'failed' }; // oxfmt-ignore
  expect(carriedValues('scorm-2004', kept)).toEqual({
    'cmi.total_time': 'PT9M',
    'cmi.success_status': 'failed',
  });
});
