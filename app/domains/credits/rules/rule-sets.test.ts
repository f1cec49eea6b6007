import { expect, test } from 'vitest';
import type { Rule } from '#app/domains/credits/types.ts';
import { PROGRAMMES } from './programmes.ts';
import { findRulesFault } from './find-rules-fault.ts';
import { type RuleSet, ruleSetOn, rulesInForce, rulesOn } from './rule-sets.ts';

const rule = (id: string, type: string, params: Record<string, unknown>): Rule => ({ id, type, params });

const set = (
  id: string,
  validFrom: string | null,
  validTo: string | null,
  credits: string,
  more = {},
): RuleSet => ({
  id,
  validFrom,
  validTo,
  applies: 'activity_date',
  signed: null,
  writtenBy: null,
  rules: [
    rule('total', 'total', { required: credits === '1' ? '10' : '20' }),
    rule('conv', 'conversion', { basis: 'hours', credits, per: '1' }),
    rule('cycle', 'cycle', { mode: 'fixed_calendar', months: 12 }),
  ],
  ...more,
});

const old = set('file', null, '2026-06-30', '1');

const fresh = set('new', '2026-07-01', null, '2');

const dated = (rules: readonly Rule[]) =>
  rules
    .filter(({ type }) => type === 'conversion')
    .map(({ params, validFrom, validTo }) => [params['credits'], validFrom, validTo]);

test('the day decides which set holds; after the last end the last goes on', () => {
  const ended = { ...fresh, validTo: '2026-12-31' };
  expect(['2026-06-30', '2026-07-01', '2027-05-05'].map((day) => ruleSetOn([old, ended], day).id)).toEqual([
    'file',
    'new',
    'new',
  ]);
});

test('an activity goes by the rules of its day, the cycle by those of the day of the count', () => {
  const before = rulesOn([old, fresh], '2026-06-30', null);
  const after = rulesOn([old, fresh], '2026-07-01', null);
  const totals = [before, after].map(
    (rules) => rules.find(({ type }) => type === 'total')!.params['required'],
  );
  expect(totals).toEqual(['10', '20']);
  for (const rules of [before, after])
    expect(dated(rules)).toEqual([
      ['1', undefined, '2026-06-30'],
      ['2', '2026-07-01', undefined],
    ]);
});

test('where the end of the cycle decides, its rules hold for all', () => {
  const sets = [old, fresh].map((each) => ({ ...each, applies: 'cycle_end' as const }));
  expect(dated(rulesOn(sets, '2026-03-01', null))).toEqual([['2', undefined, undefined]]);
});

test('after New Year the set of the new cycle’s end holds, whatever was counted before', () => {
  const sets = [set('a', null, '2027-06-30', '1'), set('b', '2027-07-01', null, '2')].map((each) => ({
    ...each,
    applies: 'cycle_end' as const,
  }));
  const required = (asOf: string) =>
    rulesInForce(PROGRAMMES[0]!, sets, { asOf, anchor: '2020-01-01', step: null }).required;
  expect(['2026-12-31', '2027-01-02', '2026-12-31'].map(required)).toEqual(['10', '20', '10']);
});

test('a rule keeps its own dates where they are narrower than those of its set', () => {
  const narrow = { ...old, rules: [{ ...old.rules[1]!, validFrom: '2026-02-01', validTo: '2026-12-31' }] };
  expect(dated(rulesOn([narrow, fresh], '2026-07-01', null))[0]).toEqual(['1', '2026-02-01', '2026-06-30']);
});

test('rules that cannot be counted are refused', () => {
  expect(findRulesFault([...old.rules, { ...old.rules[2]!, id: 'other' }])).toBe('rules_two_cycles');
  expect(findRulesFault([...old.rules, old.rules[1]!])).toBe('rules_same_name');
  const odd = rule('odd', 'conversion', { basis: 'minutes', credits: '1', per: '999983' });
  expect(findRulesFault([...old.rules, odd])).toBe('rules_too_fine');
  expect(findRulesFault([rule('c', 'conversion', { basis: 'minutes', credits: 'x', per: '1' })])).toBe(
    'rules_unreadable',
  );
});
