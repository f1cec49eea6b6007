import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayIn,
  daysWithin,
  findTimeZone,
  instantIn,
  utcDay,
  wallClockIn,
  weekdayOf,
} from './time.ts';

const ZONES = [
  'Europe/Helsinki',
  'Europe/Stockholm',
  'Europe/Minsk',
  'UTC',
  'America/St_Johns',
  'Pacific/Apia',
];
const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

test('half past midnight on New Year in Helsinki is the new year there and the old one by UTC', () => {
  const at = new Date('2026-12-31T22:30:00Z');
  expect(dayIn('Europe/Helsinki', at)).toBe('2027-01-01');
  expect(dayIn('Europe/Stockholm', at)).toBe('2026-12-31');
  expect(utcDay(at)).toBe('2026-12-31');
  expect(wallClockIn('Europe/Helsinki', at)).toEqual({ date: '2027-01-01', time: '00:30' });
});

test('a time in a zone is one instant, on both sides of summer time', () => {
  expect(instantIn('Europe/Riga', '2026-01-15', '18:00').toISOString()).toBe('2026-01-15T16:00:00.000Z');
  expect(instantIn('Europe/Riga', '2026-07-15', '18:00').toISOString()).toBe('2026-07-15T15:00:00.000Z');
});

test('Minsk keeps one time the whole year', () => {
  expect(wallClockIn('Europe/Minsk', new Date('2026-07-01T21:00:00Z'))).toEqual({
    date: '2026-07-02',
    time: '00:00',
  });
  expect(wallClockIn('Europe/Minsk', new Date('2026-12-01T21:00:00Z'))).toEqual({
    date: '2026-12-02',
    time: '00:00',
  });
});

test.each([
  // Spring: an hour is skipped, and a time in it moves forward by it. Autumn: an hour occurs twice, and the first counts.
  ['Europe/Riga', '2027-03-28', '03:30', '2027-03-28T01:30:00.000Z', '04:30'],
  ['Europe/Riga', '2027-10-31', '03:30', '2027-10-31T00:30:00.000Z', '03:30'],
  ['Europe/Helsinki', '2027-03-28', '03:30', '2027-03-28T01:30:00.000Z', '04:30'],
  ['Europe/Helsinki', '2027-10-31', '03:30', '2027-10-31T00:30:00.000Z', '03:30'],
  ['Europe/Stockholm', '2027-03-28', '02:30', '2027-03-28T01:30:00.000Z', '03:30'],
  ['Europe/Stockholm', '2027-10-31', '02:30', '2027-10-31T00:30:00.000Z', '02:30'],
  ['Europe/Minsk', '2027-03-28', '03:30', '2027-03-28T00:30:00.000Z', '03:30'],
  ['Europe/Minsk', '2027-10-31', '03:30', '2027-10-31T00:30:00.000Z', '03:30'],
])('in %s %s %s is %s, which the clock there shows as %s', (zone, date, time, instant, shown) => {
  const at = instantIn(zone, date, time);
  expect(at.toISOString()).toBe(instant);
  expect(wallClockIn(zone, at)).toEqual({ date, time: shown });
});

test('a clock read at an instant leads back to its minute, but for the hour that comes twice', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
      const minute = Math.floor(at.getTime() / 60_000) * 60_000;
      const { date, time } = wallClockIn(zone, new Date(minute));
      const back = instantIn(zone, date, time).getTime();
      expect([0, 1_800_000, 3_600_000, 86_400_000]).toContain(minute - back);
    }),
  );
});

test('the last day of a month stays the last where the next one is shorter', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
});

test('days are counted with both ends, and none where the end comes first', () => {
  expect(daysWithin('2026-12-31', '2027-01-01')).toBe(2);
  expect(daysWithin('2027-01-02', '2027-01-01')).toBe(0);
  fc.assert(
    fc.property(instants, fc.nat(4000), (at, days) => {
      const day = utcDay(at);
      expect(daysWithin(day, addDays(day, days))).toBe(days + 1);
    }),
  );
});

test('the first of December 2026 is a Tuesday', () => expect(weekdayOf('2026-12-01')).toBe(2));

test('a day is added to at the ends of months and years, in leap years and in years that are none', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2024-02-29', 1)).toBe('2024-03-01');
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
  expect(addDays('2000-02-28', 1)).toBe('2000-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(addDays('2024-02-29', 365)).toBe('2025-02-28');
  expect(addDays('0099-12-31', 1)).toBe('0100-01-01');
  expect(daysWithin('2024-02-28', '2024-03-01')).toBe(3);
  expect(daysWithin('2100-02-28', '2100-03-01')).toBe(2);
  expect(daysWithin('2026-01-01', '2026-12-31')).toBe(365);
});

test.each([
  '2026-02-30',
  '2026-02-29',
  '2100-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-01',
  '2026-01-00',
  '2026-1-5',
  '2026-01-05T00:00:00Z',
  ' 2026-01-05',
  '2026-01-05\n',
  '+012026-01-05',
  '',
])('“%s” is no day, and nothing is counted from it', (text) => {
  expect(() => addDays(text, 0)).toThrow(RangeError);
  expect(() => daysWithin(text, '2026-01-05')).toThrow(RangeError);
  expect(() => daysWithin('2026-01-05', text)).toThrow(RangeError);
});

test('no day is made outside of the years that four digits write, and none of a part of a day', () => {
  expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
  expect(addDays('0000-01-02', -1)).toBe('0000-01-01');
  for (const days of [1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => addDays('9999-12-31', days)).toThrow(RangeError);
  expect(() => addDays('0000-01-01', -1)).toThrow(RangeError);
  expect(() => addDays('2026-01-05', 0.5)).toThrow(RangeError);
});

test.each([
  ['Europe/Riga', 'Europe/Riga'],
  ['europe/RIGA', 'Europe/Riga'],
  ['utc', 'UTC'],
  ['Mars/Base', null],
  ['+02:00', null],
  ['', null],
])('“%s” is kept as %s', (name, zone) => expect(findTimeZone(name)).toBe(zone));
