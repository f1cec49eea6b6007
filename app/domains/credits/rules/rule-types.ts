import type { Params } from '#app/domains/credits/types.ts';

/** Kinds of rule that the count applies, with the values of a new one. Others in a programme file are informative. */
export const RULE_TEMPLATES = {
  total: { required: '100' },
  cycle: { mode: 'per_doctor_anchor', months: 60, anchor: 'last_certification' },
  conversion: { match: {}, basis: 'minutes', per: '60', credits: '1' },
  day_cap: { max: '8' },
  activity_cap: { match: {}, max: 'granted_max' },
  period_cap: { match: {}, max: '10', period: 'cycle' },
  category_min: { category: 'in_specialty', match: {}, min: '1' },
  eligibility: { require: ['not_duplicate'] },
  precondition: { kind: 'practice_months', min: 36 },
  submission: { relative_to: 'cycle_end', months: 1 },
  extension: { reason: 'parental_leave', mode: 'extend_end' },
} as const satisfies Record<string, Params>;

export type CountedRuleType = keyof typeof RULE_TEMPLATES;

export const COUNTED_RULE_TYPES = Object.keys(RULE_TEMPLATES) as CountedRuleType[];

export const isCountedRuleType = (type: string): type is CountedRuleType => type in RULE_TEMPLATES;
