import { expect, test } from 'vitest';
import { describeStatement } from './describe-statement.ts';

const detailOf = (result: object) =>
  describeStatement(
    {
      id: '019ab0c1-3a35-7b21-9d44-6a1c8e2f7b01',
      timestamp: '2026-11-25T10:00:00.000Z',
      verb: { id: 'http://adlnet.gov/expapi/verbs/progressed' },
      object: { id: 'https://example.org/a' },
      result,
    },
    'en',
  ).detail;

test('a score and progress are shown as a share; a place in a recording is none', () => {
  const video = 'https://w3id.org/xapi/video/extensions';
  expect(detailOf({ score: { scaled: 0.8 } })).toBe('0.8');
  expect(detailOf({ extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 45 } })).toBe(
    '0.45',
  );
  expect(detailOf({ extensions: { [`${video}/time`]: 12, [`${video}/progress`]: 0.3 } })).toBe('0.3');
  expect(detailOf({ extensions: { [`${video}/time`]: 12 } })).toBe(null);
});
