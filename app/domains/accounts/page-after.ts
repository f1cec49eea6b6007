import { urls } from '#app/urls.ts';

/** Where a sign-in leads: on to the page that was wanted, or first to what is still missing. */
export function pageAfter(next: 'in' | 'second-step' | 'add-factor', to: string | null): string {
  if (next === 'second-step') return urls.secondStep(to ?? undefined);
  return next === 'add-factor' ? urls.security() : (to ?? urls.home());
}
