import type { memberships, people } from '#db/schema/accounts.ts';

/** What keeps somebody from being verified, in the order in which they can do something about it. */
export type Unverified = 'blocked' | 'profession' | 'none' | 'requested' | 'declined' | 'ended';

/** Only these professions are verified. */
export const VERIFIED_PROFESSIONS = ['doctor', 'nurse'] as const;

type Person = Pick<typeof people.$inferSelect, 'profession' | 'blockedAt'>;
type State = (typeof memberships.$inferSelect)['state'];

/** Why nobody takes this person for verified; null where an association has verified them and still does. */
export function whyUnverified(
  { profession, blockedAt }: Person,
  states: readonly State[],
): Unverified | null {
  if (blockedAt) return 'blocked';
  if (!VERIFIED_PROFESSIONS.some((each) => each === profession)) return 'profession';
  if (states.includes('accepted')) return null;
  return (['requested', 'declined', 'ended'] as const).find((each) => states.includes(each)) ?? 'none';
}
