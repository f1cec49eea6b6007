import { expect, test } from 'vitest';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { suppressSmallGroups } from '#app/platform/small-groups.ts';
import { paceFrom, standingStateOn } from './credit-standing.ts';

const credit = (more: Partial<ProgrammeCredit> = {}): ProgrammeCredit =>
  ({
    programmeId: 'lv-lab',
    period: {
      from: '2026-01-01',
      to: '2026-04-10',
      gone: 0,
      over: false,
      extensionDays: 0,
      submissionDue: null,
    },
    total: '0',
    required: '100',
    categories: [],
    ...more,
  }) as ProgrammeCredit; // 100 days

test.each([
  ['0', '2026-01-11', '2026-02-19'],
  ['50', '2026-03-02', '2026-03-16'],
  ['99.5', '2026-04-20', '2026-04-10'],
])('with %s of 100 one is behind from %s and at risk from %s', (total, behindFrom, atRiskFrom) => {
  expect(paceFrom(credit({ total }))).toEqual({ done: false, behindFrom, atRiskFrom });
});

test('the part furthest behind decides, and the whole is done when every part is', () => {
  const part = { name: 'in_specialty', remaining: '60', max: null };
  const without = paceFrom(credit({ total: '100', categories: [{ ...part, counted: '0', min: '60' }] }));
  expect(without).toEqual({ done: false, behindFrom: '2026-01-11', atRiskFrom: '2026-02-19' });
  expect(paceFrom(credit({ total: '100', categories: [{ ...part, counted: '60', min: '60' }] }))).toEqual({
    done: true,
    behindFrom: null,
    atRiskFrom: null,
  });
});

test('a goal is never overdue', () => {
  expect(paceFrom(credit({ programmeId: 'fi-sll' }))).toEqual({
    done: false,
    behindFrom: null,
    atRiskFrom: null,
  });
});

test('a standing changes on its day and not before', () => {
  const pace = { done: false, behindFrom: '2026-02-01', atRiskFrom: '2026-03-01' };
  const on = (date: string) => standingStateOn(pace, date);
  expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(on)).toEqual([
    'on_track',
    'behind',
    'behind',
    'at_risk',
  ]);
});

test('a small group is hidden, and with it the one that would give it away', () => {
  const group = (name: string, size: number) => ({ name, size, counts: { done: size } });
  const shown = (...sizes: number[]) =>
    suppressSmallGroups(sizes.map((size, i) => group(String(i), size))).map(({ size }) => size);
  expect(shown(10, 4, 7)).toEqual([10, 0, 0]);
  expect(shown(10, 4, 3, 7)).toEqual([10, 0, 0, 7]);
  // Two of one are two people.
  expect(shown(20, 1, 1, 6)).toEqual([20, 0, 0, 0]);
  expect(shown(3)).toEqual([0]);
  expect(shown(5, 6)).toEqual([5, 6]);
});
