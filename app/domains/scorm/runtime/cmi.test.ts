import { expect, test } from 'vitest';
import type { LaunchPoint } from '../inspect/manifest.ts';
import { holdsMore, initialCmi, readStatus } from './cmi.ts';

const launch: LaunchPoint = {
  path: 'index.html', query: '', sco: 'item_1', title: 'One', type: 'sco', masteryScore: null, scaledPassingScore: null,
  completionThreshold: null, launchData: null, maxTimeAllowed: null, timeLimitAction: null,
}; // prettier-ignore

test('SCORM 1.2: mastery score and raw score decide, once the SCO has ended its lesson', () => {
  const mastery = { ...launch, masteryScore: '80' };
  const read = (status: string, raw: string) =>
    readStatus('scorm-1.2', { 'cmi.core.lesson_status': status, 'cmi.core.score.raw': raw }, mastery)
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
      { 'cmi.core.score.raw': raw, 'cmi.core.score.min': min, 'cmi.core.score.max': max },
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
      { 'cmi.completion_status': 'completed', 'cmi.progress_measure': progress },
      threshold,
    ).completionStatus;
  expect([read('0.79'), read('0.8')]).toEqual(['incomplete', 'completed']);
});

test('OB: success_status follows score.scaled where the manifest sets a passing score', () => {
  const passing = { ...launch, scaledPassingScore: '0.6' };
  const read = (scaled: string) =>
    readStatus('scorm-2004', { 'cmi.success_status': 'passed', 'cmi.score.scaled': scaled }, passing)
      .successStatus;
  expect([read('0.59'), read('0.6')]).toEqual(['failed', 'passed']);
});

test('nonsense is not a status', () => {
  expect(
    readStatus('scorm-2004', { 'cmi.completion_status': 'banana', 'cmi.score.scaled': '1e9' }, launch),
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
      {
        'cmi.core.lesson_status': 'passed',
        'cmi.core.score.raw': raw,
        'cmi.core.score.min': '0',
        'cmi.core.score.max': '4',
      },
      mastery,
    ).successStatus;
  expect(['4', '3', '2'].map(of4)).toEqual(['passed', 'passed', 'failed']);
});

test('a first launch is ab-initio; a later one resumes with what was kept, without exit and session time', () => {
  const learner = { opaqueId: 'o1', language: 'fi' };
  expect(initialCmi('scorm-2004', launch, null, learner)).toMatchObject({
    'cmi.entry': 'ab-initio',
    'cmi.learner_name': '',
  });
  const state = {
    'cmi.suspend_data': 'x',
    'cmi.exit': 'suspend',
    'cmi.session_time': 'PT5M',
    'cmi.total_time': 'PT9M',
  };
  const resumed = initialCmi('scorm-2004', launch, state, learner);
  expect(resumed).toMatchObject({ 'cmi.entry': 'resume', 'cmi.suspend_data': 'x', 'cmi.total_time': 'PT9M' });
  expect(Object.keys(resumed)).not.toContain('cmi.session_time');
});

test('late work is offered only where it holds more', () => {
  const more = (late: Record<string, string>, current: Record<string, string> | null) =>
    holdsMore('scorm-1.2', late, current, launch);
  expect(more({ 'cmi.core.lesson_status': 'completed' }, { 'cmi.core.lesson_status': 'incomplete' })).toBe(
    true,
  );
  expect(more({ 'cmi.suspend_data': 'abc' }, { 'cmi.suspend_data': 'abc' })).toBe(false);
  expect(more({ 'cmi.suspend_data': 'abcd' }, { 'cmi.suspend_data': 'abc' })).toBe(true);
  expect(more({ 'cmi.suspend_data': 'a' }, null)).toBe(true);
});
