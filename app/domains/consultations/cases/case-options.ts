import { HOUR_MS } from '#app/platform/time.ts';

/** Options of a case; their names are in `locales/…/consultations.json`. */
export const URGENCIES = ['today', 'days', 'week'] as const;

export type Urgency = (typeof URGENCIES)[number];

export const REACHES = ['country', 'union', 'region'] as const;

export type Reach = (typeof REACHES)[number];

export const SEXES = ['female', 'male', 'other'] as const;

export const OUTCOMES = ['new_plan', 'confirmed', 'avoided', 'referred'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Why a specialist hands a question on. */
export const DECLINE_REASONS = ['field', 'time', 'known', 'other'] as const;

/** Fields with free text; the check runs on each. */
export const TEXT_FIELDS = ['question', 'background', 'findings', 'tried'] as const;

/** Until when an answer is wanted, in milliseconds from the time at which the question goes to somebody. */
export const ANSWER_TARGET_MS: Record<Urgency, number> = {
  today: 6 * HOUR_MS,
  days: 48 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
};
