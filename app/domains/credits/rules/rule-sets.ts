import { type Compiled, compileRules } from '#app/domains/credits/counting/compile.ts';
import { cycleOn } from '#app/domains/credits/counting/cycle.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { decimalOf } from '#app/domains/credits/counting/rule.ts';
import type { Programme } from './programmes.ts';

/** Rules that hold between two dates, both included; without them from ever, or until the next. */
export type RuleSet = {
  /** `file` for the one that comes with Majakka. */
  id: string;
  validFrom: string | null;
  validTo: string | null;
  applies: 'activity_date' | 'cycle_end';
  rules: readonly Rule[];
  /** Who confirmed it; without a confirmation every number says that it is not confirmed. */
  signed: { association: string; at: Date } | null;
  /** Id of the officer who changed it last; none for the one that comes with Majakka. */
  writtenBy: string | null;
};

export type RulesInForce = { compiled: Compiled; set: RuleSet; required: string | null };

/** Asked of the cycle as a whole; the others are asked of each activity on its day. */
const CYCLE_RULE_TYPES = new Set([
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

export function ruleSetOn(sets: readonly RuleSet[], date: string): RuleSet {
  const holding = sets.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo),
  );
  // After the end of the last one it continues to apply: an authority that forgot a date has not abolished its rules.
  return holding.at(-1) ?? sets.at(-1)!;
}

/**
 * The rules by which a cycle is counted on `asOf`, from sets in the order of their dates. What is asked of the cycle
 * comes from the set of that day (or of the cycle's end); what is asked of an activity, from the set of its day.
 */
export function rulesOn(sets: readonly RuleSet[], asOf: string, anchor: string | null): readonly Rule[] {
  const current = ruleSetOn(sets, asOf);
  if (sets.length === 1) return current.rules;
  if (current.applies === 'cycle_end')
    return ruleSetOn(sets, cycleOn(current.rules, anchor, asOf)?.end ?? asOf).rules;
  return [
    ...current.rules.filter((rule) => CYCLE_RULE_TYPES.has(rule.type)),
    ...sets.flatMap((set) =>
      set.rules.flatMap((rule) => (CYCLE_RULE_TYPES.has(rule.type) ? [] : ruleWithinSet(rule, set))),
    ),
  ];
}

function ruleWithinSet(rule: Rule, { validFrom, validTo }: RuleSet): Rule[] {
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

const compiledRules = new Map<string, RulesInForce>();

/** Rules with their numbers ready. Published sets never change, so they are made ready once. */
export function rulesInForce(
  programme: Programme,
  sets: readonly RuleSet[],
  { asOf, anchor, step }: { asOf: string; anchor: string | null; step: string | null },
): RulesInForce {
  const set = ruleSetOn(sets, asOf);
  // The day says which cycle it is, and with it which set holds at its end.
  const byCycle = set.applies === 'cycle_end' ? `${anchor} ${asOf}` : '';
  const key = [programme.id, set.id, step, byCycle, ...sets.map((each) => each.id + each.validTo)].join(' ');
  const found = compiledRules.get(key);
  if (found) return { ...found, set };
  const rules = rulesOn(sets, asOf, anchor);
  const total = totalRuleFor(rules, step);
  const made = {
    set,
    compiled: compileRules(rules, { totalRule: total?.id }),
    required: total ? decimalOf(total.params, 'required') : null,
  };
  if (compiledRules.size > 2000) compiledRules.clear();
  if (!sets.some(({ id }) => id.startsWith('draft'))) compiledRules.set(key, made);
  return made;
}

/** Whether time is added up before it is rounded: then an accreditation is the most, and the minutes decide. */
export const countsByTime = ({ conversions }: Compiled): boolean => conversions.some((each) => each.summed);

/** Steps of the ladder, the first one first; none where there is no ladder. */
export const ladderSteps = (rules: readonly Rule[]): string[] =>
  (rules.find((rule) => rule.type === 'ladder')?.params['steps'] ?? []) as string[];

export function totalRuleFor(rules: readonly Rule[], step: string | null): Rule | undefined {
  const wanted = step ?? ladderSteps(rules)[0];
  return (
    rules.find((rule) => rule.type === 'total' && rule.params['step'] === wanted) ??
    rules.find((rule) => rule.type === 'total' && rule.params['step'] === undefined)
  );
}
