import type { Match } from '#app/domains/credits/counting/rule.ts';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { conditionFrom, matchFrom, RULE_FACTS } from './rule-condition.ts';
import { readDecimal, type RuleField, type RulePart, type RuleValues, yes } from './rule-parts.ts';

const conditionFields = (scope: string): RuleField[] =>
  [...ACTIVITY_TYPES, ...RULE_FACTS].map((each) => ({ name: `${scope}-${each}`, word: each, kind: 'tick' }));

function showMatch(scope: string, match: Match): RuleValues | null {
  const condition = conditionFrom(match);
  if (!condition) return null;
  const ticked: string[] = [...condition.types, ...condition.facts];
  return Object.fromEntries(
    [...ACTIVITY_TYPES, ...RULE_FACTS].map((each) => [`${scope}-${each}`, yes(ticked.includes(each))]),
  );
}

const readMatch = (scope: string, values: RuleValues): Match =>
  matchFrom({
    types: ACTIVITY_TYPES.filter((each) => values[`${scope}-${each}`]),
    facts: RULE_FACTS.filter((each) => values[`${scope}-${each}`]),
  });

/** How a condition is meant; `part` is the condition that the part of the total has by its name. */
const WAYS = ['only', 'except', 'part'] as const;

/** Which activities a rule is about: those that are ticked, or all but those. */
export function condition({ byPart = false } = {}): RulePart {
  const options = byPart ? WAYS : WAYS.slice(0, 2);
  return {
    legend: 'match',
    fields: [{ name: 'way', word: 'way', kind: 'choice', options }, ...conditionFields('match')],
    params: ['match', 'match_not'],
    show(params) {
      const [wanted, unwanted] = [params['match'], params['match_not']] as (Match | undefined)[];
      if (wanted && unwanted) return null;
      const way = unwanted ? 'except' : wanted || !byPart ? 'only' : 'part';
      const shown = showMatch('match', wanted ?? unwanted ?? {});
      // All but nothing in particular is nothing at all.
      if (!shown || (unwanted && Object.keys(unwanted).length === 0)) return null;
      return { way, ...shown };
    },
    read(values, wrong) {
      const way = values['way']!;
      const match = readMatch('match', values);
      if (!options.some((each) => each === way)) wrong['way'] = 'choose_from_list';
      if (way === 'except' && Object.keys(match).length === 0) wrong['way'] = 'choose_answer';
      return {
        match: way === 'only' ? match : undefined,
        match_not: way === 'except' ? match : undefined,
      };
    },
  };
}

type Override = { match: Match; max: string };

/** Another limit for some activities; `at` is its place in the list, and one that has no number is none. */
export function overrides(at: number): RulePart {
  const scope = `override${at}`;
  const max = `${scope}-max`;
  return {
    legend: 'overrides',
    fields: [{ name: max, word: 'max', kind: 'decimal' }, ...conditionFields(scope)],
    params: [],
    show(params) {
      const one = ((params['overrides'] ?? []) as Override[])[at];
      const shown = showMatch(scope, one?.match ?? {});
      return shown && { [max]: one?.max ?? '', ...shown };
    },
    read(values, wrong) {
      const value = readDecimal(values[max]!, { optional: true });
      if (typeof value === 'object') wrong[max] = value;
      const match = readMatch(scope, values);
      if (value === undefined && Object.keys(match).length > 0) wrong[max] = 'required';
      if (typeof value !== 'string') return {};
      return { overrides: [{ match, max: value }] };
    },
  };
}
