import { expect, test } from 'vitest';
import { DomainError } from '#app/platform/errors.ts';
import { COMMIT_LIMITS, type LaunchUsage, addUsage } from './commit-limits.ts';

const NOTHING: LaunchUsage = { journalBytes: 0, hour: 0, hourCommits: 0, hourBytes: 0 };

const NOON = new Date('2026-11-02T12:00:00Z');

function saidUntilRefused(bytes: number): number {
  let spent = NOTHING;
  for (let said = 0; ; said++)
    try {
      spent = addUsage(spent, bytes, NOON);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'too_many_commits') return said;
      throw error;
    }
}

test('a package that commits every second, and one that sends a third of a megabyte every two seconds, never notice', () => {
  expect(saidUntilRefused(2000)).toBeGreaterThanOrEqual(3600);
  expect(saidUntilRefused(100_000)).toBeGreaterThanOrEqual(1800);
});

test('a launch is refused past its commits and past its bytes of an hour, and goes on in the next', () => {
  expect(saidUntilRefused(1)).toBe(COMMIT_LIMITS.anHour);
  expect(saidUntilRefused(1_000_000)).toBe(COMMIT_LIMITS.bytesAnHour / 1_000_000);
  const full = { ...addUsage(NOTHING, 1, NOON), hourCommits: COMMIT_LIMITS.anHour };
  expect(() => addUsage(full, 1, NOON)).toThrow('too_many_commits');
  expect(addUsage(full, 1, new Date('2026-11-02T13:00:00Z')).hourCommits).toBe(1);
});

test('what a launch may say in all has an end too', () => {
  expect(() => addUsage({ ...NOTHING, journalBytes: COMMIT_LIMITS.bytesInAll }, 1, NOON)).toThrow(
    'too_many_commits',
  );
});
