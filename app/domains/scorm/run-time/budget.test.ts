import { expect, test } from 'vitest';
import { beginPart } from '#tests/support/run-time.ts';
import { COMMIT_BYTES, CommitInput } from '#app/domains/scorm/commits/commit.ts';
import { STATE_BYTES, openBudget } from './budget.ts';

test.each(['scorm-1.2', 'scorm-2004'] as const)('F13: %s keeps far more than the book asks for, and every character', (standard) => {
  const old = standard === 'scorm-1.2';
  const odd = '\u0001\u000b\0\ud800🙂\r\n\t<b>&amp;Žā';
  const values = {
    'cmi.suspend_data': odd + 'Ž'.repeat(200_000),
    [old ? 'cmi.core.lesson_location' : 'cmi.location']: odd + 'x'.repeat(10_000),
    ...(old ? { 'cmi.comments': 'x'.repeat(20_000), 'cmi.objectives.0.id': 'o'.repeat(300), 'cmi.student_preference.language': 'lv'.padEnd(300) } : {}),
  };
  const first = beginPart(standard);
  for (const [name, value] of Object.entries(values)) expect([name, first.set(name, value)]).toEqual([name, 'true']);
  first.set(old ? 'cmi.core.exit' : 'cmi.exit', 'suspend');
  first.terminate();
  const again = beginPart(standard, {}, JSON.parse(JSON.stringify(first.left())));
  for (const [name, value] of Object.entries(values)) expect([name, again.read(name)]).toEqual([name, [value, '0']]);
}); // oxfmt-ignore

test.each([
  ['scorm-1.2', '101'],
  ['scorm-2004', '351'],
] as const)('F13: a value too large for any commit is refused by %s with %s, and the value before stays', (standard, code) => {
  const part = beginPart(standard);
  expect(part.set('cmi.suspend_data', 'x'.repeat(600_000))).toBe('true');
  expect([part.set('cmi.suspend_data', 'y'.repeat(STATE_BYTES)), part.get('cmi.suspend_data').length]).toEqual([code, 600_000]);
  expect(part.set('cmi.suspend_data', 'Ž'.repeat(499_000))).toBe('true');
  // Other values are not displaced by it, and a value that shrinks is always accepted.
  expect(part.set('cmi.interactions.0.id', 'q')).toBe('true');
  const commit = { sequence: 1, cmi: part.runTime.render() };
  expect(CommitInput.safeParse(commit).success).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(commit))).toBeLessThan(COMMIT_BYTES / 2 + 1000);
  expect(part.set('cmi.suspend_data', 'short')).toBe('true');
}); // oxfmt-ignore

test('size is counted as sent: names, quotes and letters of more than one byte', () => {
  const fits = openBudget(40);
  expect([fits('a', 'x'.repeat(32)), fits('b', ''), fits('a', 'x'.repeat(20)), fits('b', '""'), fits('b', 'ŽŽŽŽ')]).toEqual([true, false, true, true, false]); // oxfmt-ignore
});
