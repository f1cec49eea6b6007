import type { PasswordWeakness } from '#app/domains/accounts/password/password-weakness.ts';
import { urls } from '#app/urls.ts';

/**
 * The page to open after a sign-in: the one that was asked for, or first the one for whatever is missing. With a weak password
 * it is the page that changes it, after the second step if there is one.
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
