import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#app/platform/time.ts';
import { CasesFile, evaluateCase, RulesFile } from './cases.ts';
import { compileRules } from './compile.ts';
import type { Entry } from './entry.ts';
import { evaluate } from './evaluate.ts';
import type { Rule } from '#app/domains/credits/types.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const systems = readdirSync('content/programmes').map((name) => json(`content/programmes/${name}`));
const rules = RulesFile.parse({ systems });
const { cases } = CasesFile.parse(json('tests/fixtures/credit-examples.json'));
const result = (input: Record<string, unknown>) =>
  evaluateCase(
    rules,
    CasesFile.parse({ cases: [{ id: 'x', input: { as_of: '2026-11-23', anchor: null, ...input } }] })
      .cases[0]!,
  );

test.each(cases.map((each) => [each.id, each] as const))(
  'the worked example %s comes out exactly',
  (_, each) => {
    expect(evaluateCase(rules, each)).toEqual(each.expected);
  },
);

test('Finland sums before it rounds: 7 h and 11 h 40 min are three days and 40 minutes', () => {
  const entries = [420, 700].map((minutes, i) => ({
    id: `e${i}`,
    date: `2026-0${i + 1}-10`,
    type: 'live_onsite',
    minutes,
  }));
  const evaluated = result({ system: 'fi-sll', entries });
  expect(evaluated.total).toEqual({ counted: '3', required: '10', remaining: '7', rest_minutes: 40 });
  expect(evaluated.entries.map((each) => each.raw)).toEqual(['7/6', '35/18']);
});

test('a step of a ladder is chosen by its id, and a step whose hours nobody knows is never met', () => {
  const entries = [{ id: 'a', date: '2023-05-01', type: 'course', hours: '156' }];
  const of = (total_rule: string) =>
    result({ system: 'by-minzdrav', anchor: '2022-01-01', total_rule, entries });
  expect(of('step1').total).toEqual({ counted: '156', required: '160', remaining: '4' });
  expect(of('step2')).toMatchObject({ points_met: true, compliant: true });
  expect(of('confirm')).toMatchObject({ total: { required: null, remaining: null }, points_met: false });
  expect(() => of('step9')).toThrow('there is no total step9');
});

test('a rolling window looks back, and a category may lack what the total has', () => {
  const evaluated = result({
    system: 'ee-eps',
    skip_rules: ['cycle', 'total', 'activity-min', 'analysis-max', 'conv'],
    extra_rules: [
      { id: 'window', type: 'cycle', mode: 'rolling_window', months: 60 },
      { id: 'all', type: 'total', required: '150' },
      {
        id: 'own',
        type: 'category_min',
        category: 'in_specialty',
        match: { in_specialty: true },
        min: '100',
      },
      { id: 'hours', type: 'conversion', match: {}, basis: 'hours', per: '1', credits: '1' },
      { id: 'day', type: 'default', hours_per_day: '6' },
    ],
    entries: [
      { id: 'old', date: '2021-11-23', type: 'live_onsite', hours: '40' },
      { id: 'own', date: '2021-11-24', type: 'live_onsite', hours: '90', in_specialty: true },
      { id: 'days', date: '2025-03-01', type: 'live_onsite', days: 10 },
      { id: 'rest', date: '2026-03-01', type: 'live_onsite', hours: '3' },
    ],
  });
  expect(evaluated.cycle).toMatchObject({ start: '2021-11-24', end: '2026-11-23' });
  expect(evaluated.total).toEqual({ counted: '153', required: '150', remaining: '0' });
  expect(evaluated.categories).toEqual({ in_specialty: { counted: '90', min: '100', remaining: '10' } });
  expect(evaluated.points_met).toBe(false);
});

test('a rule holds from its date on and old entries keep the old rule', () => {
  const dated = (id: string, credits: string, more: object) => ({
    id,
    type: 'conversion',
    params: { match: {}, basis: 'count', per: '1', credits },
    ...more,
  });
  const evaluated = result({
    system: 'lt-vaspvt', anchor: '2024-06-10', skip_rules: ['conv-talk'],
    extra_rules: [dated('old', '20', { validTo: '2025-06-30' }), dated('new', '3', { validFrom: '2025-07-01' })],
    entries: [{ id: 'a', date: '2025-06-30', type: 'poster' }, { id: 'b', date: '2025-07-01', type: 'poster' }],
  }); // oxfmt-ignore
  // The programme's own last rule takes every entry first; what follows it never comes to its turn.
  expect(evaluated.entries.map((each) => each.counted)).toEqual(['6', '6']);
  const compiled = compileRules([
    dated('old', '20', { validTo: '2025-06-30' }),
    dated('new', '3', { validFrom: '2025-07-01' }),
  ] as Rule[]);
  const entries = ['2025-06-30', '2025-07-01'].map((date) => ({ id: date, date, type: 'poster' }));
  const counted = evaluate(compiled, { anchor: '2024-06-10', asOf: '2026-01-01' }, entries);
  expect(counted.entries.map((each) => each.counted / compiled.scale.unit)).toEqual([20, 3]);
});

test('a course that reaches over the end of a cycle counts by its days within', () => {
  const sessions = [{ date: '2027-02-28', minutes: 90 }, { date: '2027-03-01', minutes: 90 }]; // oxfmt-ignore
  const evaluated = result({
    system: 'lv-lab',
    anchor: '2022-03-01',
    entries: [{ id: 'a', type: 'live_onsite', sessions }],
  });
  expect(evaluated.entries).toEqual([{ id: 'a', raw: '2', counted: '2', reasons: ['outside_cycle'] }]);
});

test('a number granted for several days obeys the cap of each day', () => {
  const sessions = [{ date: '2025-02-03', minutes: 300 }, { date: '2025-02-04', minutes: 100 }]; // oxfmt-ignore
  const evaluated = result({
    system: 'lv-lab',
    anchor: '2022-03-01',
    entries: [{ id: 'a', type: 'live_onsite', sessions, granted: '16' }],
  });
  expect(evaluated.entries).toEqual([{ id: 'a', raw: '16', counted: '12', reasons: ['day_cap'] }]);
});

test('days without stated hours count what the programme says of such a day', () => {
  const evaluated = result({
    system: 'lv-lab',
    anchor: '2022-03-01',
    entries: [{ id: 'a', type: 'live_onsite', date: '2025-02-03', days: 1 }],
  });
  expect(evaluated.entries[0]).toMatchObject({ raw: '8', counted: '8' });
});

test('leave is counted once, and only where it lies in the cycle', () => {
  const leave = (from: string, to: string) => ({ from, to, reason: 'parental_leave' });
  const end = (leaves: object[]) =>
    result({ system: 'ee-eps', anchor: '2021-11-15', leaves, entries: [] }).cycle;
  expect(end([leave('2024-01-01', '2024-01-31'), leave('2024-01-20', '2024-02-10')])).toMatchObject({
    end: '2026-12-25',
    extension_days: 41,
  });
  expect(end([leave('2020-01-01', '2020-12-31')])).toMatchObject({ end: '2026-11-14', extension_days: 0 });
  expect(end([{ from: '2024-01-01', to: '2024-12-31', reason: 'holiday' }])).toMatchObject({
    extension_days: 0,
  });
});

// ---- Properties, over random ledgers of every programme.

const day = fc.integer({ min: 0, max: 2100 }).map((n) => addDays('2021-10-01', n));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const entry = fc.record({
  type: fc.constantFrom('live_onsite', 'live_webinar', 'elearning', 'teaching', 'talk', 'abstract', 'self_study', 'student_supervision', 'work_analysis'),
  sessions: fc.array(fc.record({ date: day, minutes: fc.integer({ min: 1, max: 900 }) }), { minLength: 1, maxLength: 4 }),
  hours: maybe(fc.integer({ min: 1, max: 400 }).map((n) => String(n / 10))),
  hours_stated: fc.boolean(),
  granted: maybe(fc.integer({ min: 1, max: 60 }).map((n) => String(n / 2))),
  granted_is_max: fc.boolean(),
  intl: fc.boolean(),
  in_specialty: fc.boolean(),
  flag: maybe(fc.constant('lab_interdisciplinary')),
  feedback_completed: fc.boolean(),
  activity_id: maybe(fc.constantFrom('A', 'B', 'C', 'D')),
}); // oxfmt-ignore
const ledger = fc
  .array(entry, { maxLength: 14 })
  .map((all) => all.map((each, i): Entry => JSON.parse(JSON.stringify({ id: `e${i}`, ...each })) as Entry));
const programme = fc.constantFrom(...rules.systems.map((each) => each.id));
const compiledOf = new Map(rules.systems.map((each) => [each.id, compileRules(each.rules as Rule[])]));
const count = (id: string, entries: Entry[]) =>
  evaluate(compiledOf.get(id)!, { anchor: '2022-03-01', asOf: '2026-11-23' }, entries);

/** `expect` costs more than what is tried here a million times; the stack says which of the properties does not hold. */
function expectTrue(holds: boolean): void {
  if (!holds) throw new Error('a property does not hold: the stack says which');
}

test('ten thousand ledgers: the order of input changes nothing, nothing counts more than raw, no cap is passed, nothing falls by what does not concern it', () => {
  const [caps, unrelated] = [{ days: 0, periods: 0 }, { grew: 0 }];
  fc.assert(
    fc.property(programme, ledger, fc.integer(), (id, entries, seed) => {
      const counted = count(id, entries);
      const shuffled = entries
        .map((each, i) => [Math.imul(i + 1, seed | 1) >>> 0, each] as const)
        .sort((a, b) => a[0] - b[0]);
      expectTrue(isDeepStrictEqual(count(id, shuffled.map(([, each]) => each)), counted)); // oxfmt-ignore

      let sum = 0;
      for (const line of counted.entries) {
        expectTrue(line.counted <= line.raw);
        expectTrue(line.counted >= 0);
        expectTrue(Number.isSafeInteger(line.counted));
        const lost = line.reductions.reduce((all, each) => all + each.by, 0);
        expectTrue(line.raw - lost === line.counted);
        sum += line.counted;
      }
      expectTrue(counted.total.counted <= sum);

      const { dayCaps, periodCaps } = compiledOf.get(id)!;
      for (const cap of dayCaps) {
        const days = new Map<string, number>();
        const highest = Math.max(cap.max, ...cap.overrides.map((each) => each.max));
        for (const { sessions } of counted.entries)
          for (const { date, amount } of sessions) days.set(date, (days.get(date) ?? 0) + amount);
        for (const used of days.values()) expectTrue(used <= highest);
        caps.days += Number([...days.values()].some((used) => used >= cap.max));
      }
      for (const cap of periodCaps) {
        const periods = new Map<string, number>();
        for (const { entry: each, sessions } of counted.entries)
          if (cap.applies(each))
            for (const { date, amount } of sessions) {
              const key = cap.yearly ? date.slice(0, 4) : '';
              periods.set(key, (periods.get(key) ?? 0) + amount);
            }
        for (const used of periods.values()) expectTrue(used <= cap.max);
        caps.periods += Number([...periods.values()].includes(cap.max));
      }

      // On a day of its own, of no shared activity, and last in the order: nothing else can lose by it.
      const extra: Entry = {
        id: 'zz',
        type: 'live_onsite',
        date: '2026-11-22',
        minutes: 90,
        feedback_completed: true,
      };
      const isLast = entries.every((each) => each.sessions!.every(({ date }) => date < extra.date!));
      const after = isLast ? count(id, [...entries, extra]) : counted;
      expectTrue(after.total.counted >= counted.total.counted);
      unrelated.grew += Number(after.total.counted > counted.total.counted);
    }),
    { numRuns: 10_000, seed: 20261124 },
  );
  // The properties were put to the test: caps were reached, and totals grew.
  expect(caps.days).toBeGreaterThan(100);
  expect(caps.periods).toBeGreaterThan(100);
  expect(unrelated.grew).toBeGreaterThan(1000);
});
