import { z } from 'zod';
import { isLocale } from '#app/i18n/locales.ts';

/** How far a learner has come; `completed`: the questions about the course are still open. `left`: ended before it was completed. */
export const LEARNER_STATES = ['registered', 'begun', 'completed', 'evaluated', 'left'] as const;
export type LearnerState = (typeof LEARNER_STATES)[number];

export const LEARNER_ORDERS = ['newest', 'oldest', 'seen'] as const;

export const LearnerFilter = z.object({
  /** The end of a learner's number. */
  q: z.string().trim().toLowerCase().max(6).catch('').default(''),
  state: z.enum(LEARNER_STATES).or(z.literal('')).catch('').default(''),
  language: z.string().refine(isLocale).or(z.literal('')).catch('').default(''),
  version: z.coerce.number().int().min(1).or(z.literal('')).catch('').default(''),
  order: z.enum(LEARNER_ORDERS).catch('newest').default('newest'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type LearnerFilter = z.output<typeof LearnerFilter>;
