import { expect, test } from 'vitest';
import { ZodError } from 'zod';
import { parseActivity } from './parse-activity.ts';

const form = {
  activityType: 'live_onsite', title: 'Congress', organiser: 'EFIM', language: 'en', 'date-0': '2026-03-01',
}; // oxfmt-ignore

const TODAY = '2026-11-24';

const wrong = (more: Record<string, string>) => {
  try {
    parseActivity({ ...form, ...more }, TODAY);
    return {};
  } catch (error) {
    return Object.fromEntries((error as ZodError).issues.map((each) => [each.path[0], each.message]));
  }
};

test('sessions come in the order of their hours, minutes from the clock where none are written', () => {
  const read = parseActivity(
    {
      ...form,
      'date-0': '2026-03-02',
      'from-0': '09:00',
      'to-0': '10:30',
      'date-1': '2026-03-01',
      'minutes-1': '45',
    },
    TODAY,
  );
  expect(read.sessions).toEqual([
    { date: '2026-03-01', minutes: 45 },
    { date: '2026-03-02', minutes: 90, from: '09:00', to: '10:30' },
  ]);
});

test('a paper that names only days keeps their number', () => {
  expect(parseActivity({ ...form, 'date-1': '2026-03-02' }, TODAY).stated).toMatchObject({ days: 2 });
});

test.each([
  [{ 'date-0': '2026-11-25' }, { 'date-0': 'date_in_future' }],
  [{ 'date-0': '2026-02-30' }, { 'date-0': 'date_malformed' }],
  [{ 'date-0': '' }, { 'date-0': 'required' }],
  [{ 'from-0': '09:00', 'to-0': '09:40', 'minutes-0': '41' }, { 'minutes-0': 'minutes_above_session' }],
  [{ 'from-0': '09:00', 'to-0': '08:00' }, { 'to-0': 'ends_before_beginning' }],
  [{ 'from-0': '9:00' }, { 'from-0': 'time_malformed' }],
  [{ 'minutes-0': '1441' }, { 'minutes-0': 'number_out_of_range' }],
  [{ 'minutes-0': '0' }, { 'minutes-0': 'number_out_of_range' }],
  [{ 'minutes-0': '7,5' }, { 'minutes-0': 'whole_number' }],
  [{ activityType: 'talk', count: '10000' }, { count: 'number_out_of_range' }],
  [
    { 'minutes-0': '1000', 'date-1': '2026-03-01', 'minutes-1': '500' },
    { 'minutes-1': 'minutes_above_session' },
  ],
  [
    { 'from-0': '09:00', 'to-0': '10:00', 'date-1': '2026-03-01', 'from-1': '09:59', 'to-1': '11:00' },
    { 'from-1': 'sessions_overlap' },
  ],
  [{ activityType: 'self_study' }, { reflection: 'required' }],
  [{ grantedUnits: '3' }, { grantedIn: 'choose_from_list' }],
  [{ grantedUnits: '-3', grantedIn: 'lv-lab' }, { grantedUnits: 'decimal' }],
  [
    { title: ' ', activityType: 'party' },
    { title: 'required', activityType: 'choose_from_list' },
  ],
])('%j is refused beside its field', (more, fields) => {
  expect(wrong(more)).toEqual(fields);
});

test('sessions that touch do not overlap', () => {
  expect(
    wrong({ 'from-0': '09:00', 'to-0': '10:00', 'date-1': '2026-03-01', 'from-1': '10:00', 'to-1': '11:00' }),
  ).toEqual({});
});

test('what its kind does not have is left out, as it may be left from another kind', () => {
  const more = {
    'from-0': '09:00',
    'date-1': '2026-03-02',
    count: '3',
    intl: 'yes',
    grantedUnits: '4',
    grantedIn: 'lv-lab',
  };
  const read = parseActivity({ ...form, ...more, activityType: 'elearning', 'minutes-0': '40' }, TODAY);
  expect(read.sessions).toEqual([{ date: '2026-03-01', minutes: 40 }]);
  expect(read.stated).toEqual({ inSpecialty: false, granted: { programmeId: 'lv-lab', units: '4' } });
});
