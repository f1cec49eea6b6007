import { expect, test } from 'vitest';
import { AttendanceFilter, filterAttendees } from './attendance-filter.ts';
import { type AttendanceState, attendanceState } from './attendance-state.ts';

const attendee = (searchKey: string, state: AttendanceState, minutes: number) => ({
  searchKey,
  state,
  ms: minutes * 60_000,
});
const BY_NAME = [
  attendee('aino lehtonen', 'short', 12),
  attendee('ilze kalnina', 'evaluated', 58),
  attendee('jonas petrauskas', 'absent', 0),
  attendee('maija kalnina', 'met', 60),
];
const shown = (filter: Partial<AttendanceFilter>, words: string[] = []) =>
  filterAttendees(BY_NAME, { state: '', order: 'name', ...filter }, words).map(({ searchKey }) => searchKey);

test('attendees are found by every word of a name and by their state, and stay in the order of names', () => {
  expect(shown({}, ['kaln'])).toEqual(['ilze kalnina', 'maija kalnina']);
  expect(shown({}, ['kaln', 'maija'])).toEqual(['maija kalnina']);
  expect(shown({ state: 'short' })).toEqual(['aino lehtonen']);
});

test('they are sorted by minutes, most or least first, and by how far they have come', () => {
  expect(shown({ order: 'most' })[0]).toBe('maija kalnina');
  expect(shown({ order: 'least' })[0]).toBe('jonas petrauskas');
  expect(shown({ order: 'state' })).toEqual([
    'ilze kalnina',
    'maija kalnina',
    'aino lehtonen',
    'jonas petrauskas',
  ]);
});

test('a filter that cannot be read shows everybody', () => {
  expect(AttendanceFilter.parse({ state: 'x', order: '?', page: '-1' })).toEqual({
    q: '',
    state: '',
    order: 'name',
    page: 1,
  });
});

test('who followed nothing is absent, who lacks something is short, and who met it all is met until they have evaluated', () => {
  const evidence = { ms: 60_000, baseMs: 120_000, asked: 0, answered: 0, testPercent: null };
  const lacks = [{ code: 'minutes' as const, needed: 2, has: 1 }];
  expect([
    attendanceState({ evidence: { ...evidence, ms: 0 }, missing: lacks }, false),
    attendanceState({ evidence, missing: lacks }, false),
    attendanceState({ evidence, missing: [] }, false),
    attendanceState({ evidence, missing: [] }, true),
  ]).toEqual(['absent', 'short', 'met', 'evaluated']);
});
