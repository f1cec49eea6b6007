import { ACTIVITY_TYPES, type ActivityType } from '#app/domains/credits/activities/activity-types.ts';
import type { Match } from '#app/domains/credits/counting/rule.ts';

/** What a rule may ask of an activity beside its kind. */
export const RULE_FACTS = [
  'in_specialty',
  'intl',
  'hours_stated',
  'citation_index',
  'lab_interdisciplinary',
] as const;

export type RuleFact = (typeof RULE_FACTS)[number];

/** Which activities: those of any of these kinds (of all, where none is named) for which each of these facts is true. */
export type Condition = { types: ActivityType[]; facts: RuleFact[] };

/** Is one of the marks that an entry has in `flag`; the others are fields of the entry. */
const FLAG: RuleFact = 'lab_interdisciplinary';

const isActivityType = (value: unknown): value is ActivityType =>
  ACTIVITY_TYPES.some((each) => each === value);

/** Null for what asks for more than kinds and facts. */
export function conditionFrom(match: Match): Condition | null {
  const condition: Condition = { types: [], facts: [] };
  for (const [field, wanted] of Object.entries(match)) {
    const fact = RULE_FACTS.find((each) =>
      each === FLAG ? field === 'flag' && wanted === each : field === each,
    );
    if (field === 'type') {
      if (!Array.isArray(wanted) || wanted.length === 0 || !wanted.every(isActivityType)) return null;
      condition.types = wanted;
    } else if (fact && (fact === FLAG || wanted === true)) condition.facts.push(fact);
    else return null;
  }
  return condition;
}

export const matchFrom = ({ types, facts }: Condition): Match => ({
  ...(types.length > 0 ? { type: types } : {}),
  ...Object.fromEntries(facts.map((fact) => (fact === FLAG ? ['flag', fact] : [fact, true]))),
});
