import { expect, test } from 'vitest';
import type { Rule } from '#app/domains/credits/types.ts';
import { PROGRAMMES } from './programmes.ts';
import { findRulesFault, paramAsText, parseParam, parseRules, ruleFieldName } from './rule-form.ts';
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

test('every parameter of every programme comes back from the form as it went in, and can be counted', () => {
  for (const { ruleSet } of PROGRAMMES) {
    const values = ruleSet.rules.flatMap(({ params }) => Object.values(params));
    const plain = values.filter((value) => value !== null && !JSON.stringify(value)?.includes('"intl":true'));
    expect(plain.map((value) => parseParam(paramAsText(value), value))).toEqual(plain);
    expect(findRulesFault(ruleSet.rules)).toBeNull();
  }
  expect(parseParam('type = talk, article; intl = yes', {})).toEqual({
    type: ['talk', 'article'],
    intl: true,
  });
});

test('a form that changes nothing changes nothing; what is wrong is named by its field', () => {
  const rules = PROGRAMMES.find(({ id }) => id === 'lv-lab')!.ruleSet.rules;
  expect(parseRules(rules, {})).toEqual({ rules, wrong: {} });
  const index = rules.findIndex(({ type }) => type === 'day_cap');
  const { id } = rules[index]!;
  const max = (text: string) => parseRules(rules, { [ruleFieldName(id, 'max')]: text });
  expect(max('9,5').rules[index]!.params['max']).toBe('9.5');
  expect(max('many').wrong).toEqual({ [ruleFieldName(id, 'max')]: 'decimal' });
  expect(parseRules(rules, { [ruleFieldName(id, 'remove')]: 'yes' }).rules).toHaveLength(rules.length - 1);
});

test.each([
  ['cycle', 'months', '0', { min: 1, max: 240 }],
  ['cycle', 'months', '241', { min: 1, max: 240 }],
  ['cycle', 'months', '99999999', { min: 1, max: 240 }],
  ['precondition', 'min', '-1', { min: 0, max: 999 }],
  ['submission', 'months', '-9999', { min: -240, max: 240 }],
  ['extension', 'min_days', '10000000', { min: -999_999, max: 999_999 }],
  ['cycle', 'months', '2.5', null],
])('of a rule %s, %s = %s is refused with the numbers that it may be', (type, param, text, facts) => {
  const field = ruleFieldName('r', param);
  expect(parseRules([rule('r', type, { [param]: 1 })], { [field]: text }).wrong).toEqual({
    [field]: facts ? { code: 'number_out_of_range', facts } : 'whole_number',
  });
});

test('rules as they stand in the programmes have no characters that nobody sees', () => {
  for (const { ruleSet } of PROGRAMMES)
    for (const { params } of ruleSet.rules)
      for (const value of Object.values(params)) {
        const text = paramAsText(value);
        expect(paramAsText(parseParam(text, value))).toBe(text);
      }
});

test.each([
  ['a word', 'reason', 'leave\u202e'],
  ['a remark', 'note', 'seen in the law\u202e'],
  ['a list', 'require', 'not_duplicate\u200b'],
  ['a condition', 'match', 'type = talk\u2066'],
  ['JSON that names it', 'steps', '[{"id": "a\\u202e"}]'],
])('characters that nobody sees are refused in %s of a rule', (_what, param, text) => {
  const params = { reason: 'x', require: ['x'], match: { type: ['x'] }, steps: [{ id: 'a' }] };
  expect(parseRules([rule('r', 'extension', params)], { [ruleFieldName('r', param)]: text }).wrong).toEqual({
    [ruleFieldName('r', param)]: 'unseen_characters',
  });
});

test('a remark of a rule may have several lines', () => {
  const { rules, wrong } = parseRules([rule('r', 'total', {})], {
    [ruleFieldName('r', 'note')]: 'one\n\ttwo',
  });
  expect([rules[0]!.note, wrong]).toEqual(['one\n\ttwo', {}]);
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
