import { Fraction } from '#app/platform/exact.ts';
import type { Params, Rule } from '#app/domains/credits/types.ts';
import { decimalOf, isActive, type Match, matches } from './rule.ts';
import { amountOf, type Scale, scaleFor, amountPerTenThousandth } from './scale.ts';

export type Basis = 'minutes' | 'hours' | 'days' | 'count' | 'granted';
type Applies = (entry: Record<string, unknown>) => boolean;

/** A rule with its numbers as amounts, ready to be asked of many entries. */
export type Conversion = {
  rule: Rule;
  applies: Applies;
  basis: Basis;
  /** Of one ten-thousandth of the basis. */
  worth: number;
  step: number | null;
  direction: 'floor' | 'ceil' | 'nearest';
  summed: boolean;
};
type DayCap = { rule: Rule; max: number; overrides: { applies: Applies; max: number }[] };
type ActivityCap = { rule: Rule; applies: Applies; max: number | 'granted' };
type PeriodCap = { rule: Rule; applies: Applies; max: number; yearly: boolean; category: string | null };
type CategoryMinimum = { rule: Rule; name: string; applies: Applies; min: number };

export type Compiled = {
  scale: Scale;
  rules: Rule[];
  total: Rule | null;
  /** Null where the authority's number is not known. */
  required: number | null;
  conversions: Conversion[];
  dayCaps: DayCap[];
  activityCaps: ActivityCap[];
  periodCaps: PeriodCap[];
  categories: CategoryMinimum[];
  /** Hours that a day without stated hours counts; and the most it may count. */
  hoursOfDay: number | null;
  creditOfDay: number | null;
};

type Choice = {
  totalRule?: string | undefined;
  skipRules?: string[] | undefined;
  extraRules?: Rule[] | undefined;
};

/**
 * Chooses the total that applies (for ladders by its id, else the first without a step), leaves out what belongs
 * to another programme of the same file, and turns every number into an amount.
 */
export function compileRules(
  source: readonly Rule[],
  { totalRule, skipRules = [], extraRules = [] }: Choice = {},
): Compiled {
  const offered = [...source.filter((rule) => !skipRules.includes(rule.id)), ...extraRules].filter(isActive);
  const total =
    offered.find(
      (rule) =>
        rule.type === 'total' && (totalRule ? rule.id === totalRule : rule.params['step'] === undefined),
    ) ?? null;
  if (totalRule && !total) throw new RangeError(`there is no total ${totalRule}`);
  const programme = total?.params['programme'];
  const rules = offered.filter(
    (rule) => rule.params['programme'] === undefined || rule.params['programme'] === programme,
  );
  const of = (type: string) => rules.filter((rule) => rule.type === type);

  const required = total ? (total.params['required'] as string | null) : '0';
  const minima = of('category_min')
    .filter(isPerCycle)
    .map((rule) => ({ rule, min: minimumFrom(rule.params, required) }));
  for (const [name, min] of Object.entries((total?.params['category_min'] ?? {}) as Record<string, string>))
    minima.push({
      rule: { id: name, type: 'category_min', params: { category: name, match: { [name]: true } } },
      min: new Fraction(min),
    });
  const shares = of('conversion').map((rule) => ({ rule, share: creditPerBasis(rule.params) }));
  const scale = scaleFor([
    ...shares.map(({ rule, share }) => (rule.params['basis'] === 'hours' ? share.div(60) : share)),
    ...minima.map(({ min }) => min),
  ]);
  const amount = (value: unknown) => amountOf(scale, value);
  const perDay =
    total?.params['default_hours_per_day'] ??
    of('default').find((rule) => rule.params['hours_per_day'])?.params['hours_per_day'];
  const mostPerDay = of('default').find((rule) => rule.params['day_without_stated_hours_max'])?.params[
    'day_without_stated_hours_max'
  ];

  return {
    scale,
    rules,
    total,
    required: required === null ? null : amount(required),
    conversions: shares.map(({ rule, share }) => {
      const round = rule.params['round'] as { mode?: string; step?: string } | undefined;
      return {
        rule,
        applies: matcherFrom(rule.params),
        basis: rule.params['basis'] as Basis,
        worth: amountPerTenThousandth(scale, share),
        step: round ? amount(round.step ?? '1') : null,
        direction: (round?.mode ?? 'floor') as Conversion['direction'],
        summed: rule.params['aggregate'] === 'sum_then_floor',
      };
    }),
    dayCaps: of('day_cap').map((rule) => ({
      rule,
      max: amount(rule.params['max']),
      overrides: ((rule.params['overrides'] ?? []) as { match: Match; max: string }[]).map((each) => ({
        applies: (entry) => matches(each.match, entry),
        max: amount(each.max),
      })),
    })),
    activityCaps: of('activity_cap').map((rule) => ({
      rule,
      applies: matcherFrom(rule.params),
      max: rule.params['max'] === 'granted_max' ? 'granted' : amount(rule.params['max']),
    })),
    // First the years of all, then the cycle.
    periodCaps: of('period_cap')
      .map((rule) => ({
        rule,
        applies: matcherFrom(rule.params),
        max: amount(rule.params['max']),
        yearly: rule.params['period'] === 'calendar_year',
        category: (rule.params['category'] as string | undefined) ?? null,
      }))
      .sort((a, b) => Number(b.yearly) - Number(a.yearly)),
    categories: minima.map(({ rule, min }) => ({
      rule,
      name: String(rule.params['category']),
      applies:
        rule.params['match'] || rule.params['match_not']
          ? matcherFrom(rule.params)
          : matcherOfCategory(String(rule.params['category'])),
      min: Number(min.mul(scale.unit).valueOf()),
    })),
    hoursOfDay: perDay === undefined ? null : Number(perDay),
    creditOfDay: mostPerDay === undefined ? null : amount(mostPerDay),
  };
}

/** Hours a week inside the clinic are a rule too, but a ledger of activities does not contain them. */
const isPerCycle = (rule: Rule): boolean => (rule.params['period'] ?? 'cycle') === 'cycle';

const creditPerBasis = (params: Params): Fraction =>
  params['basis'] === 'granted'
    ? new Fraction(1)
    : new Fraction(String(params['credits'])).div(decimalOf(params, 'per') ?? '1');

function minimumFrom(params: Params, required: string | null): Fraction {
  const percent = decimalOf(params, 'percent');
  if (percent === null) return new Fraction(String(params['min']));
  return new Fraction(required ?? '0').mul(percent).div(100);
}

function matcherFrom(params: Params): Applies {
  const wanted = params['match'] as Match | undefined;
  const unwanted = params['match_not'] as Match | undefined;
  return (entry) => matches(wanted, entry) && !(unwanted && matches(unwanted, entry));
}

const matcherOfCategory =
  (category: string): Applies =>
  (entry) =>
    entry['category'] === category || entry[category] === true;
