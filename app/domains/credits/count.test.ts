import { expect, test } from 'vitest';
import { type CountedAccreditation, type CountedParticipation, countCredit } from './count.ts';
import { cycleOn, shareOfPeriod } from './cycle.ts';
import { programmeOrThrow } from './programmes.ts';

const participation = (id: string, date: string, more: Partial<CountedParticipation> = {}): CountedParticipation => ({
  id, title: id, kind: 'course', courseVersionId: 'v1', date, minutes: 30, reversed: false, ...more,
}); // prettier-ignore
const accreditation = (programmeId: string, units: string, more: Partial<CountedAccreditation> = {}): CountedAccreditation => ({
  id: `a-${units}`, courseVersionId: 'v1', programmeId, units, category: 'c', code: 'K-1', validFrom: '2026-01-01', validTo: '2026-12-31', signedAt: new Date('2026-01-01'), ...more,
}); // prettier-ignore
const lv = programmeOrThrow('lv-lab');
const enrolled = { programmeId: 'lv-lab', anchorDate: '2023-05-31', confirmed: true };

test('a participation is worth what the accreditation of its day grants, exactly', () => {
  const ledger = [participation('p1', '2026-03-01'), participation('p2', '2026-04-01')];
  const credit = countCredit(lv, enrolled, ledger, [accreditation('lv-lab', '1.33')], '2026-11-23');
  expect(credit).toMatchObject({ total: '2.66', required: '250', remaining: '247.34' });
  expect(credit.lines.map((line) => line.reason)).toEqual(['counted', 'counted']);
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
  expect(lines.map((line) => [line.participation.id, line.reason])).toEqual([
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

test('cycles: calendar year, five years from an anchor, month ends, none before the anchor', () => {
  expect(cycleOn(programmeOrThrow('fi-sll').cycle, null, '2026-11-23')).toEqual({
    from: '2026-01-01',
    to: '2026-12-31',
  });
  expect(cycleOn(lv.cycle, '2021-05-31', '2026-05-30')).toEqual({ from: '2021-05-31', to: '2026-05-30' });
  expect(cycleOn(lv.cycle, '2021-05-31', '2026-05-31')).toEqual({ from: '2026-05-31', to: '2031-05-30' });
  expect(cycleOn(lv.cycle, '2024-02-29', '2029-02-28')).toEqual({ from: '2029-02-28', to: '2034-02-27' });
  expect(cycleOn(lv.cycle, '2027-01-01', '2026-11-23')).toBeNull();
  expect(shareOfPeriod({ from: '2026-01-01', to: '2026-12-31' }, '2026-12-31')).toBe(1);
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
