export type Group<Counts> = { name: string; size: number; counts: Counts | null };

/** In smaller groups individuals could be identified. */
export const MIN_GROUP_SIZE = 5;

/**
 * Hides the numbers of small groups. One hidden group alone could be worked out from the sum of the others, so the
 * next smallest is hidden with it.
 */
export function suppressSmallGroups<Counts>(groups: Group<Counts>[]): Group<Counts>[] {
  const bySize = [...groups].sort((a, b) => a.size - b.size);
  const small = bySize.filter(({ size }) => size < MIN_GROUP_SIZE);
  const hidden = new Set(small.length === 1 ? bySize.slice(0, 2) : small);
  return groups.map((group) => (hidden.has(group) ? { ...group, size: 0, counts: null } : group));
}
