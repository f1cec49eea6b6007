import type { FirstStep } from '#app/domains/accounts/types.ts';

/** What somebody new is asked for, in this order; each step can be left for later. */
export const FIRST_STEPS: readonly FirstStep[] = ['about', 'association', 'programme'];

/** The step after it; null where it is the last. */
export const stepAfter = (step: FirstStep): FirstStep | null =>
  FIRST_STEPS[FIRST_STEPS.indexOf(step) + 1] ?? null;
