import { expect, test } from 'vitest';
import { seriesTimes } from './series-times.ts';

const webinar = { startsAt: new Date('2027-03-18T16:00:00Z'), timeZone: 'Europe/Riga' };
const series = (weeks: number, times: number, now: string) =>
  seriesTimes(webinar, { weeks, times }, new Date(now)).map((at) => at.toISOString());

test('a series keeps its local hour across a clock change', () =>
  expect(series(2, 2, '2027-03-01T08:00:00Z')).toEqual([
    '2027-04-01T15:00:00.000Z',
    '2027-04-15T15:00:00.000Z',
  ]));

test('a webinar held long ago is continued from today, on the same weekdays', () =>
  expect(series(2, 2, '2027-05-01T08:00:00Z')).toEqual([
    '2027-05-13T15:00:00.000Z',
    '2027-05-27T15:00:00.000Z',
  ]));
