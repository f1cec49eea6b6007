import { expect, test } from 'vitest';
import { type Candidate, chooseSpecialist, isAvailable } from './choose-specialist.ts';

const NOW = new Date('2026-11-26T09:00:00Z'); // a Thursday

const HALF = new Date('2026-11-27T09:00:00Z');

const person = (personId: string, more: Partial<Candidate> = {}): Candidate => ({
  personId,
  languages: ['lv', 'en'],
  days: [1, 2, 3, 4, 5],
  timeZone: 'Europe/Riga',
  maxOpen: 4,
  open: 0,
  lastAssignedAt: new Date(0),
  absences: [],
  ...more,
});

const chosen = (candidates: Candidate[], tried: string[] = [], language = 'lv') =>
  chooseSpecialist(candidates, { language, now: NOW, halfTime: HALF, tried: new Set(tried) })?.personId ??
  null;

test('the smallest share of places taken, then who was asked longest ago, then by id, whatever the order', () => {
  const half = person('a', { open: 2 });
  const quarter = person('b', { open: 2, maxOpen: 8, lastAssignedAt: new Date(NOW.getTime() - 1000) });
  const alike = person('c', { open: 2, maxOpen: 8, lastAssignedAt: new Date(NOW.getTime() - 9000) });
  for (const order of [
    [half, quarter, alike],
    [alike, half, quarter],
    [quarter, alike, half],
  ])
    expect(chosen(order)).toBe('c');
  expect(chosen([person('y'), person('x')])).toBe('x');
  expect(chosen([person('x'), person('y', { lastAssignedAt: NOW })])).toBe('x');
});

test('who is full, has had it, or does not read the language is not asked', () => {
  expect(chosen([person('a', { open: 4 })])).toBeNull();
  expect(chosen([person('a'), person('b')], ['a'])).toBe('b');
  expect(chosen([person('a', { languages: ['fi'] })])).toBeNull();
  expect(chosen([])).toBeNull();
});

test('who is away is not asked, by their own calendar', () => {
  const holiday = [{ fromDay: '2026-11-26', toDay: '2026-11-27' }];
  expect(chosen([person('a', { absences: holiday })])).toBeNull();
  expect(chosen([person('a', { absences: [{ fromDay: '2026-11-27', toDay: '2026-12-24' }] })])).toBe('a');
  expect(chosen([person('a', { days: [5] })])).toBe('a');
  expect(chosen([person('a', { days: [6, 7] })])).toBeNull();
  // It is Friday in Riga two hours before it is Friday in UTC.
  const late = new Date('2026-11-26T22:30:00Z');
  expect(isAvailable(person('a', { days: [5] }), late, late)).toBe(true);
  expect(isAvailable(person('a', { days: [5], timeZone: 'UTC' }), late, late)).toBe(false);
});
