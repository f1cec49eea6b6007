import { expect, test } from 'vitest';
import type { CountedAccreditation } from '#app/domains/credits/accreditation/accreditation.ts';
import type { CountedParticipation } from '#app/domains/credits/ledger/ledger.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { countCredit } from './count-credit.ts';
import { cycleOn, shareGone } from './cycle.ts';

const participation = (id: string, date: string, more: Partial<CountedParticipation> = {}): CountedParticipation => ({
  id, title: id, kind: 'course', activityType: 'elearning', sessions: [{ date, minutes: more.minutes ?? 30 }], stated: null, countsIn: null, courseVersionId: 'v1', activityId: id, inSpecialty: true, date, minutes: 30, reversed: false, ...more,
}); // oxfmt-ignore

const accreditation = (programmeId: string, units: string, more: Partial<CountedAccreditation> = {}): CountedAccreditation => ({
  id: `a-${units}`, courseVersionId: 'v1', programmeId, units, category: 'c', code: 'K-1', validFrom: '2026-01-01', validTo: '2026-12-31', signedAt: new Date('2026-01-01'), ...more,
}); // oxfmt-ignore

const lv = programmeOrThrow('lv-lab');

const enrolled = { programmeId: 'lv-lab', anchorDate: '2023-05-31', confirmed: true };

test('a participation is worth what the accreditation of its day grants, exactly', () => {
  const ledger = [participation('p1', '2026-03-01'), participation('p2', '2026-04-01')];
  const credit = countCredit(lv, enrolled, ledger, [accreditation('lv-lab', '1.33')], '2026-11-23');
  expect(credit).toMatchObject({ total: '2.66', required: '250', remaining: '247.34' });
  expect(credit.lines.map((line) => [line.units, line.reasons])).toEqual([['1.33', []], ['1.33', []]]); // oxfmt-ignore
});

test('a line of a course taken again counts where its accreditation is new, and not where an earlier line has the credit', () => {
  const ledger = [
    participation('first', '2026-03-01'),
    participation('again', '2026-04-01', { stated: { givenBefore: ['lv-lab'] } }),
  ];
  const granted = [accreditation('lv-lab', '2'), accreditation('eaccme', '3')];
  const latvian = countCredit(lv, enrolled, ledger, granted, '2026-11-23');
  expect(latvian.lines.map(({ units, reasons }) => [units, reasons[0]?.code])).toEqual([
    ['0', 'given_before'],
    ['2', undefined],
  ]);
  const eaccme = programmeOrThrow('eaccme');
  const european = countCredit(eaccme, { ...enrolled, programmeId: 'eaccme' }, ledger, granted, '2026-11-23');
  expect(european.lines[0]).toMatchObject({ participation: { id: 'again' }, accreditation: { units: '3' } });
});

test('ten times a tenth is one', () => {
  const ledger = Array.from({ length: 10 }, (_, i) => participation(`p${i}`, '2026-03-01'));
  expect(countCredit(lv, enrolled, ledger, [accreditation('lv-lab', '0.1')], '2026-11-23').total).toBe('1');
});

test('what does not count says why', () => {
  const ledger = [
    participation('before', '2023-01-10'),
    participation('other', '2026-03-02', { courseVersionId: 'v2' }),
    participation('taken back', '2026-03-03', { reversed: true }),
  ];
  const granted = [accreditation('lv-lab', '2', { validFrom: '2020-01-01' })];
  const { lines, total } = countCredit(lv, enrolled, ledger, granted, '2026-11-23');
  expect(lines.map((line) => [line.participation.id, ...line.reasons.map(({ code }) => code)])).toEqual([
    ['taken back', 'reversed'],
    ['other', 'not_accredited'],
    ['before', 'outside_cycle'],
  ]);
  expect(total).toBe('0');
});

test('of two accreditations for one day the one signed last stands', () => {
  const granted = [
    accreditation('lv-lab', '1', { signedAt: new Date('2026-01-02') }),
    accreditation('lv-lab', '3', { signedAt: new Date('2026-02-01') }),
  ];
  expect(countCredit(lv, enrolled, [participation('p', '2026-03-01')], granted, '2026-11-23').total).toBe(
    '3',
  );
});

test('an accreditation holds on its first and its last day and not beside them', () => {
  const granted = [accreditation('lv-lab', '1', { validFrom: '2026-03-01', validTo: '2026-03-31' })];
  const on = (date: string) =>
    countCredit(lv, enrolled, [participation('p', date)], granted, '2026-11-23').total;
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(on)).toEqual(['0', '1', '1', '0']);
});

test('the order of the ledger does not matter', () => {
  const ledger = [
    participation('a', '2026-03-01'),
    participation('b', '2026-02-01'),
    participation('c', '2026-03-01'),
  ];
  const count = (entries: CountedParticipation[]) =>
    countCredit(lv, enrolled, entries, [accreditation('lv-lab', '1')], '2026-11-23');
  expect(count(ledger.toReversed?.() ?? [...ledger].reverse())).toEqual(count(ledger));
});

test('the same course twice counts once, and more than a day may hold is cut and says by how much', () => {
  const ledger = [
    participation('p1', '2026-03-01'),
    participation('p2', '2026-04-01', { activityId: 'p1' }),
    participation('p3', '2026-03-01'),
  ];
  const { lines, total, categories } = countCredit(
    lv,
    enrolled,
    ledger,
    [accreditation('lv-lab', '6')],
    '2026-11-23',
  );
  expect(lines.map(({ participation: { id }, units, reasons }) => [id, units, reasons])).toEqual([
    ['p2', '0', [{ code: 'duplicate', by: '0' }]],
    ['p3', '2', [{ code: 'day_cap', by: '4' }]],
    ['p1', '6', []],
  ]);
  expect(total).toBe('8');
  expect(categories).toEqual([
    { name: 'in_specialty', counted: '8', min: '150', remaining: '142', max: null },
  ]);
});

test('in Finland the minutes count, whatever the number on the approval', () => {
  const ledger = [
    participation('p1', '2026-03-01', { minutes: 400 }),
    participation('p2', '2026-04-01', { minutes: 10 }),
  ];
  const credit = countCredit(
    programmeOrThrow('fi-sll'),
    { ...enrolled, anchorDate: null },
    ledger,
    [accreditation('fi-sll', '0.03')],
    '2026-11-23',
  );
  expect(credit).toMatchObject({ total: '1', remaining: '9', restMinutes: 50 });
});

test('cycles: calendar year, five years from an anchor, month ends; only some begin again by themselves', () => {
  const of = (id: string, anchor: string | null, on: string) => {
    const cycle = cycleOn(programmeOrThrow(id).ruleSet.rules, anchor, on);
    return cycle && [cycle.start, cycle.end];
  };
  expect(of('fi-sll', null, '2026-11-23')).toEqual(['2026-01-01', '2026-12-31']);
  expect(of('lt-vaspvt', '2021-05-31', '2026-05-30')).toEqual(['2021-05-31', '2026-05-30']);
  expect(of('lt-vaspvt', '2021-05-31', '2026-05-31')).toEqual(['2026-05-31', '2031-05-30']);
  expect(of('lt-vaspvt', '2024-02-29', '2029-02-28')).toEqual(['2029-02-28', '2034-02-27']);
  // A new Latvian certificate begins a new cycle; the calendar alone does not.
  expect(of('lv-lab', '2021-05-31', '2026-05-31')).toEqual(['2021-05-31', '2026-05-30']);
  expect(of('lv-lab', null, '2026-11-23')).toBeNull();
  const cycle = cycleOn(programmeOrThrow('fi-sll').ruleSet.rules, null, '2026-12-31')!;
  expect(shareGone(cycle, '2026-12-31')).toBe(1);
});

test('the programmes carry their own cycle, total and kind of duty', () => {
  expect(programmeOrThrow('lt-vaspvt')).toMatchObject({
    required: '120',
    anchorKind: 'licence',
    obligation: 'obligation',
  });
  expect(programmeOrThrow('se-slf')).toMatchObject({
    required: '10',
    anchorKind: 'none',
    obligation: 'goal',
  });
  expect(programmeOrThrow('eaccme')).toMatchObject({ required: null, obligation: 'currency' });
});
