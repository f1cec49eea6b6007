export type Group<Counts> = { name: string; size: number; counts: Counts | null };

/** In smaller groups individuals could be identified. */
export const MIN_GROUP_SIZE = 5;

/**
 * Hides the numbers of small groups. What is hidden could be worked out from the sum of the others, so the next smallest is hidden with
 * them until they are two groups and together not small any more. A group of nobody is none: leave it out.
 */
export function suppressSmallGroups<Counts>(groups: Group<Counts>[]): Group<Counts>[] {
  const bySize = [...groups].sort((a, b) => a.size - b.size);
  let count = bySize.filter(({ size }) => size < MIN_GROUP_SIZE).length;
  const sum = () => bySize.slice(0, count).reduce((all, { size }) => all + size, 0);
  while (count > 0 && count < bySize.length && (count < 2 || sum() < MIN_GROUP_SIZE)) count++;
  const hidden = new Set(bySize.slice(0, count));
  return groups.map((group) => (hidden.has(group) ? { ...group, size: 0, counts: null } : group));
}
