import type { MentoringSettings } from '#app/domains/mentoring/types.ts';
import type { PreparedCandidate } from './candidate.ts';
import { SHARES, commonLevel } from './shares.ts';

const countryPairKey = (a: string, b: string): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** The first constraint that makes a pair impossible. */
export type Constraint = 'self' | 'blocked' | 'before' | 'language' | 'workplace' | 'specialty' | 'country';

/** Who must not meet: blocked by either, or parted before; as `person person` in either order. */
export type Exclusions = { blocked: ReadonlySet<string>; before: ReadonlySet<string> };

export const exclusionKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

export function findViolatedConstraint(
  { hard }: MentoringSettings,
  exclusions: Exclusions,
  e: PreparedCandidate,
  m: PreparedCandidate,
): Constraint | null {
  if (e.personId === m.personId) return 'self';
  if (exclusions.blocked.size > 0 && exclusions.blocked.has(exclusionKey(e.personId, m.personId)))
    return 'blocked';
  if (exclusions.before.size > 0 && exclusions.before.has(exclusionKey(e.personId, m.personId)))
    return 'before';
  if (hard.language && commonLevel(e, m) < 2) return 'language';
  if (hard.workplace && e.place !== '' && e.place === m.place) return 'workplace';
  if (hard.specialty && SHARES.specialty(e, m) === 0) return 'specialty';
  if (hard.countries.length > 0 && !hard.countries.includes(countryPairKey(e.country, m.country)))
    return 'country';
  return null;
}
