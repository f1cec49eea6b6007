import { expect, test } from 'vitest';
import type { Fault } from '#app/domains/scorm/commits/commit.ts';
import { answersFromCmi, firstAnswers, secondsFrom } from './answers.ts';
import { callError, elementTopic } from './call-meaning.ts';
import { distinctFaults, traceEvents } from './trace-events.ts';
import { QuestionStatistics } from './question-statistics.ts';

const cmi12 = {
  'cmi.interactions.1.id': 'q2',
  'cmi.interactions.1.result': 'correct',
  'cmi.interactions.0.id': 'q1',
  'cmi.interactions.0.type': 'choice',
  'cmi.interactions.0.student_response': 'b',
  'cmi.interactions.0.correct_responses.0.pattern': 'a',
  'cmi.interactions.0.correct_responses.1.pattern': 'c',
  'cmi.interactions.0.result': 'wrong',
  'cmi.interactions.0.latency': '00:01:30.5',
  'cmi.interactions.10.id': 'q1',
  'cmi.interactions.10.result': 'correct',
  'cmi.interactions.11.type': 'choice',
};

test('answers come in the order of the journal, in the words of 2004, and half a record says nothing', () => {
  const answers = answersFromCmi('scorm-1.2', cmi12);
  expect(answers.map(({ n, id, result }) => [n, id, result])).toEqual([
    [0, 'q1', 'incorrect'],
    [1, 'q2', 'correct'],
    [10, 'q1', 'correct'],
  ]);
  expect(answers[0]).toMatchObject({ response: 'b', correct: 'a', moreCorrect: true, latency: '00:01:30.5' });
  expect(answersFromCmi('scorm-2004', { 'cmi.interactions.0.id': 'q', 'cmi.interactions.0.learner_response': 'x' })[0]).toMatchObject({ response: 'x', result: '' }); // oxfmt-ignore
});

test('how hard a question is: first answers only, the hardest first, unjudged ones last', () => {
  const questions = new QuestionStatistics();
  questions.add('a', firstAnswers(answersFromCmi('scorm-1.2', cmi12)));
  const right = {
    'cmi.interactions.0.id': 'q1',
    'cmi.interactions.0.result': 'correct',
    'cmi.interactions.0.latency': '00:00:30',
  };
  questions.add('a', firstAnswers(answersFromCmi('scorm-1.2', right)));
  questions.add(
    'a',
    firstAnswers(
      answersFromCmi('scorm-1.2', { 'cmi.interactions.0.id': 'free', 'cmi.interactions.0.type': 'fill-in' }),
    ),
  );
  expect(questions.list()).toEqual([
    expect.objectContaining({ id: 'q1', asked: 2, scored: 2, correct: 1, share: 0.5, meanSeconds: 60.25, mistakes: [{ response: 'b', count: 1 }] }),
    expect.objectContaining({ id: 'q2', share: 1, mistakes: [] }),
    expect.objectContaining({ id: 'free', asked: 1, scored: 0, share: null, meanSeconds: null }),
  ]); // oxfmt-ignore
});

test('times of both versions, and what is none', () => {
  expect(['0001:00:01.5', 'PT1H1.5S', 'P1DT1M', 'P', 'soon', ''].map(secondsFrom)).toEqual([
    3601.5,
    3601.5,
    86_460,
    null,
    null,
    null,
  ]);
});

test('calls stand at the time at which they were made, never after they arrived', () => {
  const at = (ms: number) => new Date(1_000_000 + ms);
  const commit = { late: false, sco: 'a', opens: false, values: 1, calls: [], faults: [] };
  const events = traceEvents([
    { ...commit, receivedAt: at(0), opens: true, values: 0 },
    { ...commit, receivedAt: at(900), calls: [[200, 'initialize', '', '', ''], [5000, 'set', 'cmi.exit', 'x', '406']] },
    { ...commit, receivedAt: at(2000), sco: null, values: 0 },
    { ...commit, receivedAt: at(3000), late: true, values: 7 },
    { ...commit, receivedAt: at(4000), values: 3 },
  ]); // oxfmt-ignore
  expect(
    events.map(({ kind, at: when, error, value }) => [kind, when.getTime() - 1_000_000, error, value]),
  ).toEqual([
    ['opened', 0, null, ''],
    ['initialize', 200, null, ''],
    ['set', 900, '406', 'x'],
    ['moved', 2000, null, ''],
    ['late', 3000, null, '7'],
    ['saved', 4000, null, '3'],
  ]);
});

test('a fault is shown in the part where it was seen, and is not a step of the learner’s', () => {
  const at = (ms: number) => new Date(1_000_000 + ms);
  const commit = { late: false, sco: null, opens: false, values: 0, calls: [] };
  const blocked: Fault = ['a', 'blocked', 'cdn.example.org', 'script'];
  const events = traceEvents([
    { ...commit, receivedAt: at(0), faults: [blocked, ['', 'missing', 'x.mp4', '']] },
    { ...commit, receivedAt: at(500), sco: 'a', faults: [blocked], calls: [[200, 'initialize', '', '', '']] },
    { ...commit, receivedAt: at(900), faults: [] },
  ]); // oxfmt-ignore
  expect(events.map(({ kind, sco, name, value }) => [kind, sco, name, value])).toEqual([
    ['blocked', 'a', 'cdn.example.org', 'script'],
    ['missing', null, 'x.mp4', ''],
    ['blocked', 'a', 'cdn.example.org', 'script'],
    ['initialize', 'a', '', ''],
    ['moved', null, '', ''],
  ]);
  expect(distinctFaults(events)).toEqual([
    { kind: 'blocked', name: 'cdn.example.org', detail: 'script' },
    { kind: 'missing', name: 'x.mp4', detail: '' },
  ]);
});

test('names and codes have their words', () => {
  expect(['cmi.core.lesson_location', 'cmi.score.raw', 'cmi.interactions.4.result', 'cmi.objectives.0.score.raw', 'cmi.comments'].map(elementTopic)).toEqual([
    { about: 'place' },
    { about: 'score', field: 'raw' },
    { about: 'answer', n: 5, field: 'result' },
    { about: 'objective', n: 1, field: 'score.raw' },
    { about: 'other' },
  ]); // oxfmt-ignore
  // The same number says different things in the two versions.
  expect([
    callError('scorm-1.2', '403'),
    callError('scorm-2004', '403'),
    callError('scorm-2004', '999'),
  ]).toEqual(['read_only', 'empty', 'general']);
});
