import { urls } from '#app/urls.ts';

/** What can be wrong with the password that somebody signed in with; see `weaknessOf`. */
export const WEAKNESSES = ['common', 'short'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

/**
 * Where a sign-in leads: to the page that was asked for, or first to what is still missing. With a weak password it goes by way of the page
 * that changes it, after the second step if there is one.
 */
export function pageAfter(
  next: 'in' | 'second-step' | 'add-factor',
  to: string | null,
  weakness: Weakness | null = null,
): string {
  const wanted = next === 'add-factor' ? urls.security() : to;
  const first = weakness ? urls.changePassword(wanted ?? urls.home(), weakness) : wanted;
  return next === 'second-step' ? urls.secondStep(first ?? undefined) : (first ?? urls.home());
}
