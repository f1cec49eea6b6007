import { expect, test } from 'vitest';
import { creditTimeline, exactAsNumber, type ForecastCredit, forecastCredit } from './forecast.ts';

const line = (date: string, units: string) => ({ participation: { date }, units });

const credit = (lines: ReturnType<typeof line>[], total: string): ForecastCredit => ({
  period: { from: '2024-01-01', to: '2026-12-30', over: false },
  required: '100',
  remaining: 'some',
  total,
  lines,
});

test('the pace of the last year goes on to the end of the cycle', () => {
  const lines = [line('2024-05-01', '20'), line('2025-06-01', '36.5')];
  expect(forecastCredit(credit(lines, '56.5'), '2025-12-31')).toEqual({
    atEnd: 56.5 + 36.4,
    reachedOn: null,
  });
  const quick = [line('2025-06-01', '73')];
  expect(forecastCredit(credit(quick, '73'), '2025-12-31')!.reachedOn).toBe('2026-05-15');
});

test('no forecast from a few weeks, nor for what is reached or over', () => {
  expect(forecastCredit(credit([line('2024-01-02', '5')], '5'), '2024-02-01')).toBeNull();
  expect(forecastCredit({ ...credit([], '100'), remaining: '0' }, '2025-12-31')).toBeNull();
});

test('without anything in the last year nothing is promised', () => {
  expect(forecastCredit(credit([line('2024-02-01', '10')], '10'), '2025-12-31')).toEqual({
    atEnd: 10,
    reachedOn: null,
  });
});

test('a timeline adds up by day, in order, and leaves out what counts nothing', () => {
  const lines = [
    line('2025-02-02', '1/3'),
    line('2025-01-01', '2'),
    line('2025-02-02', '2/3'),
    line('2025-03-01', '0'),
  ];
  expect(creditTimeline(credit(lines, '3'))).toEqual([
    { date: '2025-01-01', total: 2 },
    { date: '2025-02-02', total: 3 },
  ]);
  expect(exactAsNumber('1/4')).toBe(0.25);
});
