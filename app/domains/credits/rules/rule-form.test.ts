import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { LEAVE_REASONS } from '#app/domains/credits/enrolments/leaves.ts';
import type { Params, Rule } from '#app/domains/credits/types.ts';
import { findRulesFault } from './find-rules-fault.ts';
import { PROGRAMMES } from './programmes.ts';
import { matchFrom, RULE_FACTS } from './rule-condition.ts';
import { formOfRule, parseRules, ruleFieldName } from './rule-form.ts';
import { COUNTED_RULE_TYPES, type CountedRuleType, isCountedRuleType, RULE_TEMPLATES } from './rule-types.ts';

const ruleOf = (type: string, params: Params): Rule => ({ id: 'r', type, params });

/** What a browser sends of a rule whose fields show these values. */
const sentOf = (id: string, values: Record<string, string>, more: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({ ...values, seen: 'yes', ...more }).map(([name, value]) => [
      ruleFieldName(id, name),
      value,
    ]),
  );

const valuesOf = (rule: Rule) => formOfRule(rule)!.values;

const whole = (max: number) => fc.integer({ min: 1, max });
const number = whole(4000).map((n) => String(n / 4));
const some = <T>(values: readonly T[], min = 0) => fc.subarray([...values], { minLength: min });
const match = fc.record({ types: some(ACTIVITY_TYPES), facts: some(RULE_FACTS) }).map(matchFrom);
const limited = match.filter((each) => Object.keys(each).length > 0);
const maybe = { requiredKeys: [] as never[] };
const also = (first: fc.Arbitrary<Params>, optional: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(first, fc.record(optional, maybe)).map(([a, b]): Params => ({ ...a, ...b }));
const about = fc.oneof(match.map((each): Params => ({ match: each })), limited.map((each): Params => ({ match_not: each }))); // oxfmt-ignore
const with_ = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(fc.record(fields), about).map(([a, b]): Params => ({ ...a, ...b }));

const PARAMS: Record<CountedRuleType, fc.Arbitrary<Params>> = {
  total: fc.record({ required: fc.oneof(number, fc.constant(null)) }),
  cycle: also(
    fc.record({ mode: fc.constantFrom('per_doctor_anchor', 'fixed_calendar'), months: whole(240) }),
    {
      anchor: fc.constantFrom('last_certification', 'licence_issue'),
      repeat: fc.constant(true),
    },
  ),
  conversion: fc.tuple(
    with_({ basis: fc.constantFrom('minutes', 'hours', 'days', 'count'), per: number, credits: number }),
    fc.record({ round: fc.record({ mode: fc.constantFrom('floor', 'ceil', 'nearest'), step: number }), aggregate: fc.constant('sum_then_floor') }, maybe),
  ).map(([a, b]) => ({ ...a, ...b })), // oxfmt-ignore
  day_cap: also(fc.record({ max: number }), {
    overrides: fc.array(fc.record({ match, max: number }), { minLength: 1, maxLength: 3 }),
  }),
  activity_cap: with_({ max: fc.oneof(number, fc.constant('granted_max')) }),
  period_cap: with_({ max: number, period: fc.constantFrom('cycle', 'calendar_year') }),
  category_min: fc.tuple(
    fc.oneof(fc.record({ min: number }), fc.record({ percent: whole(100).map(String) })),
    fc.record({ category: fc.constantFrom('in_specialty', 'self_study') }),
    fc.oneof(about, fc.constant({})),
  ).map((all) => Object.assign({}, ...all) as Params), // oxfmt-ignore
  eligibility: also(
    fc.record({ require: some(['approval_valid', 'feedback_completed', 'not_duplicate'], 1) }),
    {
      types: some(ACTIVITY_TYPES, 1),
    },
  ),
  precondition: fc.record({ kind: fc.constant('practice_months'), min: whole(999) }),
  submission: fc.record({
    relative_to: fc.constant('cycle_end'),
    months: fc.integer({ min: -240, max: 240 }),
  }),
  extension: fc.record({ reason: fc.constantFrom(...LEAVE_REASONS), mode: fc.constant('extend_end') }),
};

const anyRule = fc.oneof(
  ...COUNTED_RULE_TYPES.map((type) => PARAMS[type].map((params) => ruleOf(type, params))),
);

test('every rule of every programme comes back from the form as it went in', () => {
  for (const { ruleSet } of PROGRAMMES) {
    const sent = ruleSet.rules.map((rule) => sentOf(rule.id, formOfRule(rule)?.values ?? {}, rule.verified ? { verified: 'yes' } : {})); // oxfmt-ignore
    expect(parseRules(ruleSet.rules, Object.assign({}, ...sent))).toEqual({
      rules: ruleSet.rules,
      wrong: {},
    });
    expect(findRulesFault(ruleSet.rules)).toBeNull();
  }
});

test('the counted rules of every programme are drawn in fields, but for those that only tell something', () => {
  const undrawn = PROGRAMMES.flatMap(({ id, ruleSet }) =>
    ruleSet.rules
      .filter((rule) => isCountedRuleType(rule.type) && !formOfRule(rule))
      .map((rule) => `${id} ${rule.id}`),
  );
  expect(undrawn).toEqual(['se-slf weekly', 'lt-vaspvt uni-min-hist']);
});

test('rule, form, rule: nothing is lost, whatever the rule says', () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      expect(parseRules([rule], sentOf('r', valuesOf(rule)))).toEqual({ rules: [rule], wrong: {} });
    }),
  );
});

test('form, rule, form: a rule says what was written into the fields of another', () => {
  fc.assert(
    fc.property(anyRule, (wanted) => {
      const type = wanted.type as CountedRuleType;
      const overrides = wanted.params['overrides'] as unknown[] | undefined;
      // As many exceptions as the form has room for.
      const start = ruleOf(type, {
        ...RULE_TEMPLATES[type],
        ...(overrides ? { overrides: overrides.slice(1) } : {}),
      });
      const { rules, wrong } = parseRules([start], sentOf('r', valuesOf(wanted)));
      expect(wrong).toEqual({});
      expect(valuesOf(rules[0]!)).toEqual(valuesOf(wanted));
    }),
  );
});

test('what fields cannot say stays as it is, with what is written beside it', () => {
  const odd = ruleOf('conversion', { match: { country: ['XX'] }, basis: 'minutes', per: '45', credits: '1' });
  expect(formOfRule(odd)).toBeNull();
  const form = sentOf('r', { per: '1' }, { note: 'Ask the board', verified: 'yes' });
  expect(parseRules([odd], form).rules).toEqual([{ ...odd, note: 'Ask the board', verified: true }]);
});

test('a change of one field changes that field', () => {
  const { rules } = PROGRAMMES.find(({ id }) => id === 'lv-lab')!.ruleSet;
  const cap = rules.find(({ type }) => type === 'day_cap')!;
  const change = (values: Record<string, string>) => {
    const { rules: after, wrong } = parseRules([cap], sentOf(cap.id, { ...valuesOf(cap), ...values }));
    return Object.keys(wrong).length > 0 ? wrong : after[0]!.params;
  };
  const exception = { match: { flag: 'lab_interdisciplinary' }, max: '12' };
  expect(change({ max: '9,5' })).toEqual({ max: '9.5', overrides: [exception] });
  expect(change({ max: 'many' })).toEqual({ [ruleFieldName(cap.id, 'max')]: { code: 'decimal', facts: {} } });
  expect(change({ 'override1-max': '10', 'override1-teaching': 'yes' })['overrides']).toEqual([
    exception,
    { match: { type: ['teaching'] }, max: '10' },
  ]);
  expect(change({ 'override0-max': '', 'override0-lab_interdisciplinary': '' })).toEqual({ max: '8' });
  expect(parseRules(rules, { [ruleFieldName(cap.id, 'remove')]: 'yes' }).rules).toHaveLength(
    rules.length - 1,
  );
});

const range = (min: number, max: number) => ({ code: 'number_out_of_range', facts: { min, max } });

test.each([
  ['cycle', 'months', '0', range(1, 240)],
  ['cycle', 'months', '241', range(1, 240)],
  ['cycle', 'months', '99999999', range(1, 240)],
  ['cycle', 'months', '2.5', 'whole_number'],
  ['cycle', 'mode', 'backwards', 'choose_from_list'],
  ['precondition', 'min', '-1', range(0, 999)],
  ['submission', 'months', '9999', range(0, 240)],
  ['category_min', 'min', 'x\u202e', { code: 'decimal', facts: {} }],
  ['conversion', 'per', '', 'required'],
  ['conversion', 'way', 'except', 'choose_answer'],
  ['eligibility', 'require-not_duplicate', '', 'choose_answer'],
  ['extension', 'note', 'seen in the law\u202e', 'unseen_characters'],
] as const)('of a rule %s, %s = %s is refused by name', (type, field, text, fault) => {
  const { rules, wrong } = parseRules(
    [ruleOf(type, RULE_TEMPLATES[type])],
    sentOf('r', { ...valuesOf(ruleOf(type, RULE_TEMPLATES[type])), [field]: text }),
  );
  expect(Object.values(wrong)).toEqual([fault]);
  expect(rules).toHaveLength(1);
});

test('a remark of a rule may have several lines', () => {
  const { rules, wrong } = parseRules([ruleOf('total', { required: '1' })], {
    [ruleFieldName('r', 'note')]: 'one\n\ttwo',
  });
  expect([rules[0]!.note, wrong]).toEqual(['one\n\ttwo', {}]);
});
