import { expect, test } from 'vitest';
import { beginPart } from '#tests/support/run-time.ts';

const begun = () => {
  const part = beginPart('scorm-2004');
  const answers = (name: string, ...values: string[]) => values.map((value) => part.set(name, value));
  return {
    ...part,
    answers,
    alike: (name: string, ...values: string[]) => [...new Set(answers(name, ...values))],
  };
};

test('DMI (RTE §4.1.1.7): a language is an existing code with its subtags, or empty', () => {
  const { alike, set } = begun();
  const language = 'cmi.learner_preference.language';
  expect(alike(language, '', 'lv', 'ES', 'en-US', 'zh-Hans-CN', 'sgn-BE-fr', 'i-klingon', 'x-mine', 'qab', 'fiu', 'scc')).toEqual(['true']); // oxfmt-ignore
  expect(
    alike(language, 'frl', 'exg', 'sp', 'ruq-JM', 'english', 'en_US', 'en-', 'i', 'x', 'quz9', 'ā'),
  ).toEqual(['406']);
  set('cmi.objectives.0.id', 'o');
  set('cmi.interactions.0.id', 'i');
  for (const name of [
    'cmi.comments_from_learner.0.comment',
    'cmi.objectives.0.description',
    'cmi.interactions.0.description',
  ]) {
    expect(
      alike(name, '', '{lang=lv}Sveiki', '{lang=en}', '{x', 'a\nb', '{}{[]}{}', 'x'.repeat(9000)),
    ).toEqual(['true']);
    expect(alike(name, '{lang=}', '{lang=frl}a', '{lang=en_US}a')).toEqual(['406']);
  }
});

test('DMI (RTE §4.1.1.7): a duration has its parts in order, and at least one after T', () => {
  const { alike, set } = begun();
  set('cmi.interactions.0.id', 'i');
  for (const name of ['cmi.session_time', 'cmi.interactions.0.latency']) {
    expect(alike(name, 'P1Y6M14DT4H15M6.34S', 'PT0H0M0S', 'P01Y', 'P6MT15M', 'PT6.3S', 'PT100H')).toEqual([
      'true',
    ]);
    expect(alike(name, 'P1Y6M14DT', 'P1Y6M14D4H', '1Y6M', 'P', 'PT', 'P1W', 'PT6.345S', 'PT6.S', 'P1,5Y', '00:05:30', '')).toEqual(['406']); // oxfmt-ignore
  }
});

test('DMI (RTE §4.1.1.7): a time may be of any precision, with a zone only after fractions of a second', () => {
  const { alike, set } = begun();
  set('cmi.interactions.0.id', 'i');
  for (const name of ['cmi.comments_from_learner.0.timestamp', 'cmi.interactions.0.timestamp']) {
    expect(alike(name, '1970', '2038', '2004-04', '2004-04-01', '2004-04-01T15', '2004-04-01T09:45', '2004-04-01T09:45:58', '2004-04-01T09:45:58.2',
      '2004-04-01T09:45:58.55Z', '2004-04-01T09:45:58.55+02', '2004-04-01T09:45:58.55-03:30')).toEqual(['true']); // oxfmt-ignore
    expect(alike(name, '', '1969', '2039', '22004', '2004-13', '2004-00', '2004-03-32', '2004-4-1', '2004-06-30T24', '2004-06-30T14:60', '2004-04-01T15Z',
      '2004-04-01T09:45:58Z', '2004-04-01T09:45:58+02', '2004-04-01T09:45:58.025', '2004-04-01T09:45:58.55|02', '2004-04-01T09:45:58.55Z:30',
      '2004-04-01T09:45:58.55+24', '2004-04-01T09:45:58.55+02:60')).toEqual(['406']); // oxfmt-ignore
  }
});

test('DMI (RTE §4.1.1.7): an identifier that begins as a URN must be a valid URN; a blank one is refused', () => {
  const { set } = begun();
  const identifiers = ['', ' ', 'urn:', 'urn:adl:lms Test/OBJ01', 'URN: x'];
  expect(identifiers.map((id) => set('cmi.objectives.0.id', id))).toEqual(identifiers.map(() => '406'));
  expect(identifiers.map((id) => set('cmi.interactions.0.id', id))).toEqual(identifiers.map(() => '406'));
  expect([set('cmi.objectives.0.id', 'urn:adl:lmsTest/OBJ01'), set('cmi.interactions.0.id', 'Question 1, part ā'), set('cmi.objectives.1.id', 'x'.repeat(9000))]).toEqual(['true', 'true', 'true']); // oxfmt-ignore
});

test('DMI (RTE §4.1.1.7): numbers of any length, within their bounds', () => {
  const { answers, alike, set, get } = begun();
  set('cmi.objectives.0.id', 'o');
  set('cmi.interactions.0.id', 'i');
  const long = '0.00001234567890123456789';
  for (const name of ['cmi.score.raw', 'cmi.score.min', 'cmi.score.max', 'cmi.objectives.0.score.raw', 'cmi.interactions.0.weighting', 'cmi.interactions.0.result'])
    expect([name, alike(name, '7', '-7.5', '12345678901', long)]).toEqual([name, ['true']]); // oxfmt-ignore
  expect(alike('cmi.score.raw', '', 'invalid', '1,5', '.', '100,000.00', '1e3', ' 1')).toEqual(['406']);
  for (const name of ['cmi.score.scaled', 'cmi.objectives.0.score.scaled']) {
    expect([name, alike(name, '-1.0', '1', '0.0', long)]).toEqual([name, ['true']]);
    expect([name, alike(name, '-2.0', '1.000099999887765544', '1.00009999')]).toEqual([name, ['407']]);
  }
  for (const name of ['cmi.progress_measure', 'cmi.objectives.0.progress_measure']) {
    expect([name, alike(name, '0', '1.0', '0.000099999887765544')]).toEqual([name, ['true']]);
    expect([name, alike(name, '-1.0', '1.1')]).toEqual([name, ['407']]);
  }
  for (const name of ['cmi.learner_preference.audio_level', 'cmi.learner_preference.delivery_speed'])
    expect([name, answers(name, '0.0', '0', '50.000099999887765544', '1000', '-1.0', 'fast')]).toEqual([name, ['true', 'true', 'true', 'true', '407', '406']]); // oxfmt-ignore
  set('cmi.progress_measure', long);
  expect(get('cmi.progress_measure')).toBe(long);
});

test('DMI: vocabularies are those of the book', () => {
  const { answers, set } = begun();
  set('cmi.objectives.0.id', 'o');
  set('cmi.interactions.0.id', 'i');
  for (const name of ['cmi.completion_status', 'cmi.objectives.0.completion_status'])
    expect(answers(name, 'completed', 'incomplete', 'not attempted', 'unknown', '', 'done')).toEqual(['true', 'true', 'true', 'true', '406', '406']); // oxfmt-ignore
  for (const name of ['cmi.success_status', 'cmi.objectives.0.success_status'])
    expect(answers(name, 'passed', 'failed', 'unknown', '', 'completed')).toEqual([
      'true',
      'true',
      'true',
      '406',
      '406',
    ]);
  expect(answers('cmi.exit', 'time-out', 'suspend', 'logout', 'normal', '', 'exit')).toEqual(['true', 'true', 'true', 'true', 'true', '406']); // oxfmt-ignore
  expect(answers('cmi.learner_preference.audio_captioning', '-1', '0', '1', '', '2')).toEqual([
    'true',
    'true',
    'true',
    '406',
    '406',
  ]);
  expect(answers('cmi.interactions.0.result', 'correct', 'incorrect', 'unanticipated', 'neutral', '-35', '', 'wrong')).toEqual(['true', 'true', 'true', 'true', 'true', '406', '406']); // oxfmt-ignore
});
