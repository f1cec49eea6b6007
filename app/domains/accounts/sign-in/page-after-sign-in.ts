import type { PasswordWeakness } from '#app/domains/accounts/password/password-weakness.ts';
import { urls } from '#app/urls.ts';

/**
 * Where a sign-in leads: to the page that was asked for, or first to what is still missing. With a weak password it goes by way of the page
 * that changes it, after the second step if there is one.
 */
export function pageAfterSignIn(
  next: 'in' | 'second-step' | 'add-factor',
  to: string | null,
  weakness: PasswordWeakness | null = null,
): string {
  const wanted = next === 'add-factor' ? urls.security() : to;
  const first = weakness ? urls.changePassword(wanted ?? urls.home(), weakness) : wanted;
  return next === 'second-step' ? urls.secondStep(first ?? undefined) : (first ?? urls.home());
}
