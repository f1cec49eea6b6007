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

/**
 * As many of them, in the order in which they came, as make whole groups of five. Where a total and its parts are cut like this while more
 * people are added, what is left of a number without one of its parts, or without what it was before, is five people or nobody.
 */
export const inWholeGroups = <Each>(all: Each[]): Each[] =>
  all.slice(0, all.length - (all.length % MIN_GROUP_SIZE));
