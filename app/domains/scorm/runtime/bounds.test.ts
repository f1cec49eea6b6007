import { expect, test } from 'vitest';
import { DomainError } from '#app/platform/errors.ts';
import { COMMITS, spend, type Spent } from './bounds.ts';

const NOTHING: Spent = { journalBytes: 0, hour: 0, hourCommits: 0, hourBytes: 0 };
const NOON = new Date('2026-11-02T12:00:00Z');

function saidUntilRefused(bytes: number): number {
  let spent = NOTHING;
  for (let said = 0; ; said++)
    try {
      spent = spend(spent, bytes, NOON);
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
  expect(saidUntilRefused(1)).toBe(COMMITS.anHour);
  expect(saidUntilRefused(1_000_000)).toBe(COMMITS.bytesAnHour / 1_000_000);
  const full = { ...spend(NOTHING, 1, NOON), hourCommits: COMMITS.anHour };
  expect(() => spend(full, 1, NOON)).toThrow('too_many_commits');
  expect(spend(full, 1, new Date('2026-11-02T13:00:00Z')).hourCommits).toBe(1);
});

test('what a launch may say in all has an end too', () => {
  expect(() => spend({ ...NOTHING, journalBytes: COMMITS.bytesInAll }, 1, NOON)).toThrow('too_many_commits');
});
