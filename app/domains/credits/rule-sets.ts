import { type Compiled, compile } from './counting/compile.ts';
import { cycleOf } from './counting/cycle.ts';
import { decimalOf, type Rule } from './counting/rule.ts';
import type { Programme } from './programmes.ts';

/** Rules that hold between two dates, both included; without them from ever, or until the next. */
export type RuleSet = {
  /** `file` for the one that comes with Majakka. */
  id: string;
  validFrom: string | null;
  validTo: string | null;
  applies: 'activity_date' | 'cycle_end';
  rules: readonly Rule[];
  /** The officer's word on it; without one every number says that it is not confirmed. */
  signed: { association: string; at: Date } | null;
  /** Id of the officer who changed it last; none for the one that comes with Majakka. */
  writtenBy: string | null;
};

export type RulesInForce = { compiled: Compiled; set: RuleSet; required: string | null };

/** Asked of the cycle as a whole; the others are asked of each activity on its day. */
const OF_THE_CYCLE = new Set([
  'cycle',
  'total',
  'ladder',
  'category_min',
  'period_cap',
  'precondition',
  'submission',
  'extension',
  'exemption',
  'default',
]);

export function setOn(sets: readonly RuleSet[], date: string): RuleSet {
  const holding = sets.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo),
  );
  // Past the end of the last one it goes on to hold: an authority that forgot a date has not abolished its rules.
  return holding.at(-1) ?? sets.at(-1)!;
}

/**
 * The rules by which a cycle is counted on `asOf`, from sets in the order of their dates. What is asked of the cycle
 * comes from the set of that day (or of the cycle's end); what is asked of an activity, from the set of its day.
 */
export function rulesOn(sets: readonly RuleSet[], asOf: string, anchor: string | null): readonly Rule[] {
  const current = setOn(sets, asOf);
  if (sets.length === 1) return current.rules;
  if (current.applies === 'cycle_end')
    return setOn(sets, cycleOf(current.rules, anchor, asOf)?.end ?? asOf).rules;
  return [
    ...current.rules.filter((rule) => OF_THE_CYCLE.has(rule.type)),
    ...sets.flatMap((set) =>
      set.rules.flatMap((rule) => (OF_THE_CYCLE.has(rule.type) ? [] : within(rule, set))),
    ),
  ];
}

function within(rule: Rule, { validFrom, validTo }: RuleSet): Rule[] {
  const from = [rule.validFrom, validFrom].reduce<string | undefined>(
    (last, each) => (each && (!last || each > last) ? each : last),
    undefined,
  );
  const to = [rule.validTo, validTo].reduce<string | undefined>(
    (first, each) => (each && (!first || each < first) ? each : first),
    undefined,
  );
  if (from && to && to < from) return [];
  return [{ ...rule, ...(from ? { validFrom: from } : {}), ...(to ? { validTo: to } : {}) }];
}

const known = new Map<string, RulesInForce>();

/** Rules with their numbers ready. Published sets never change, so they are made ready once. */
export function rulesInForce(
  programme: Programme,
  sets: readonly RuleSet[],
  { asOf, anchor, step }: { asOf: string; anchor: string | null; step: string | null },
): RulesInForce {
  const set = setOn(sets, asOf);
  const byCycle = set.applies === 'cycle_end' ? anchor : '';
  const key = [programme.id, set.id, step, byCycle, ...sets.map((each) => each.id + each.validTo)].join(' ');
  const found = known.get(key);
  if (found) return { ...found, set };
  const rules = rulesOn(sets, asOf, anchor);
  const total = totalOf(rules, step);
  const made = {
    set,
    compiled: compile(rules, { totalRule: total?.id }),
    required: total ? decimalOf(total.params, 'required') : null,
  };
  if (known.size > 2000) known.clear();
  if (!sets.some(({ id }) => id.startsWith('draft'))) known.set(key, made);
  return made;
}

/** Steps of the ladder, the first one first; none where there is no ladder. */
export const stepsOf = (rules: readonly Rule[]): string[] =>
  (rules.find((rule) => rule.type === 'ladder')?.params['steps'] ?? []) as string[];

export function totalOf(rules: readonly Rule[], step: string | null): Rule | undefined {
  const wanted = step ?? stepsOf(rules)[0];
  return (
    rules.find((rule) => rule.type === 'total' && rule.params['step'] === wanted) ??
    rules.find((rule) => rule.type === 'total' && rule.params['step'] === undefined)
  );
}
