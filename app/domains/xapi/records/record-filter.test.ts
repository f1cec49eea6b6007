import { expect, test } from 'vitest';
import { parseRecordFilter, toStatementQuery } from './record-filter.ts';

const within = (query: string, timeZone: string) => {
  const { filter } = parseRecordFilter(new URLSearchParams(query));
  const { since, until } = toStatementQuery({ actor: { timeZone } as never }, filter!);
  return [since?.toISOString(), until?.toISOString()];
};

test('a day is one of the reader’s calendar, whole and without the days beside it', () => {
  const query = 'from=2026-11-30&to=2026-11-30';
  expect(within(query, 'Europe/Riga')).toEqual(['2026-11-29T21:59:59.999Z', '2026-11-30T21:59:59.999Z']);
  expect(within(query, 'Europe/Stockholm')).toEqual(['2026-11-29T22:59:59.999Z', '2026-11-30T22:59:59.999Z']);
  // The day on which the clocks change has 23 hours.
  expect(within('from=2027-03-28&to=2027-03-28', 'Europe/Riga')).toEqual([
    '2027-03-27T21:59:59.999Z',
    '2027-03-28T20:59:59.999Z',
  ]);
});

test('what cannot be read asks for nothing, and says beside which field', () => {
  const asked = parseRecordFilter(
    new URLSearchParams('from=2026-02-30&verb=x&activity=here&registration=not-a-uuid'),
  );
  expect(asked.filter).toBeNull();
  expect(asked.given['registration']).toBe('not-a-uuid');
  expect(asked.wrong).toEqual({
    from: 'date_malformed',
    verb: 'choose_from_list',
    activity: 'iri_malformed',
    registration: 'registration_malformed',
  });
});
