import { assign } from './assignment.ts';
import { largestStable } from './largest-stable.ts';
import {
  blockingPairs,
  type Instance,
  makeInstance,
  type Pairing,
  type Problem,
  countPairs,
} from './problem.ts';

/**
 * `stable`: nobody has a reason to leave, and as few as possible stay alone under that. `everybody`: as few as possible
 * stay alone at all, and then the best for all together; some pairs may then rather have each other, and they are named.
 */
export type Goal = 'stable' | 'everybody';

export type Matching = {
  /** Mentee and mentor, by the mentee's id. */
  pairs: [mentee: string, mentor: string][];
  unmatched: string[];
  blockingPairs: [mentee: string, mentor: string][];
  /** Whether no other pairing of this goal leaves fewer people alone. */
  isLargest: boolean;
  /** No pairing of this goal has more pairs than this. */
  bound: number;
  ignored: number;
  instance: Instance;
  pairing: Pairing;
};

const byId = (a: readonly string[], b: readonly string[]) =>
  a[0]! < b[0]! ? -1 : a[0]! > b[0]! ? 1 : a[1]! < b[1]! ? -1 : 1;

/**
 * Pairs mentees with mentors. `kept` are pairs that stay as they are. The same people in another order, with the same seed,
 * give the same pairs. Throws RangeError for a duplicate id and for a capacity that is not a whole number.
 */
export function match(
  problem: Problem,
  {
    goal = 'stable',
    seed = 0,
    kept = [],
  }: { goal?: Goal; seed?: number; kept?: readonly [mentee: string, mentor: string][] } = {},
): Matching {
  const settled = new Set(kept.map(([mentee]) => mentee));
  const filled = new Map<string, number>();
  for (const [, mentor] of kept) filled.set(mentor, (filled.get(mentor) ?? 0) + 1);
  const instance = makeInstance(
    {
      mentors: problem.mentors.map((each) => ({
        ...each,
        capacity: Math.max(0, each.capacity - (filled.get(each.id) ?? 0)),
      })),
      mentees: problem.mentees.filter(({ id }) => !settled.has(id)),
    },
    seed,
  );
  const { pairing, isLargest, bound } = goal === 'stable' ? largestStable(instance) : assignAll(instance);
  const { mentees, mentors, mentor } = instance;
  const pairs: [string, string][] = kept.map(([mentee, m]): [string, string] => [mentee, m]);
  pairing.forEach((at, i) => at >= 0 && pairs.push([mentees[i]!, mentors[mentor[at]!]!]));
  return {
    pairs: pairs.sort(byId),
    unmatched: mentees.filter((_, i) => pairing[i]! < 0).sort(),
    blockingPairs: blockingPairs(instance, pairing)
      .map(([i, m]): [string, string] => [mentees[i]!, mentors[m]!])
      .sort(byId),
    isLargest,
    bound: bound + kept.length,
    ignored: instance.ignored,
    instance,
    pairing,
  };
}

/** The best for all together: what each of a pair would have had before, added up. */
function assignAll(instance: Instance) {
  const pairing = assign(instance, (at) => instance.rank[at]! + instance.rankAtMentor[at]!);
  return { pairing, isLargest: true, bound: countPairs(pairing) };
}

/** Why a mentee has not got a mentor whom they would like better. */
export type Refusal = {
  mentor: string;
  /** `full`: every place is held by somebody whom the mentor ranks as high or higher. `open`: it could be; not stable. */
  why: 'full' | 'none' | 'open';
  places: number;
  /** How many of the places are held by people ranked strictly higher. */
  higher: number;
};

/**
 * Whether there is a better mentor for a mentee: each mentor whom they prefer to theirs, with the reason why not. In a stable
 * pairing every one of them is `full` (or has no places), which is the proof.
 */
export function whyNotBetter({ instance, pairing }: Pick<Matching, 'instance' | 'pairing'>) {
  const { mentees, mentors, start, mentor, rank, rankAtMentor, capacity } = instance;
  const indexOf = new Map(mentees.map((id, i) => [id, i]));
  const held: number[][] = mentors.map(() => []);
  for (const at of pairing) if (at >= 0) held[mentor[at]!]!.push(rankAtMentor[at]!);
  return (mentee: string): Refusal[] => {
    const i = indexOf.get(mentee);
    if (i === undefined) return [];
    const own = pairing[i]! < 0 ? Infinity : rank[pairing[i]!]!;
    const better: Refusal[] = [];
    for (let at = start[i]!; at < start[i + 1]! && rank[at]! < own; at++) {
      const m = mentor[at]!;
      const ranks = held[m]!;
      const isFull = ranks.length === capacity[m] && ranks.every((other) => other <= rankAtMentor[at]!);
      better.push({
        mentor: mentors[m]!,
        why: capacity[m] === 0 ? 'none' : isFull ? 'full' : 'open',
        places: capacity[m]!,
        higher: ranks.filter((other) => other < rankAtMentor[at]!).length,
      });
    }
    return better;
  };
}

/**
 * The same for a mentor: how many mentees they rank higher than the last of theirs (anybody, where a place is free), and
 * how many of those would have come: none in a stable pairing, each has a mentor whom they rank as high.
 */
export function higherForMentors({ instance, pairing }: Pick<Matching, 'instance' | 'pairing'>) {
  const { mentors, start, mentor, rank, rankAtMentor, capacity, mentees } = instance;
  const worst = new Int32Array(mentors.length).fill(-1);
  const taken = new Int32Array(mentors.length);
  for (const at of pairing)
    if (at >= 0) {
      worst[mentor[at]!] = Math.max(worst[mentor[at]!]!, rankAtMentor[at]!);
      taken[mentor[at]!]!++;
    }
  const counts = new Map(mentors.map((id) => [id, { higher: 0, open: 0 }]));
  for (let i = 0; i < mentees.length; i++) {
    const own = pairing[i]! < 0 ? Infinity : rank[pairing[i]!]!;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const m = mentor[at]!;
      if (at === pairing[i] || capacity[m] === 0) continue;
      if (taken[m] === capacity[m] && rankAtMentor[at]! >= worst[m]!) continue;
      const count = counts.get(mentors[m]!)!;
      count.higher++;
      if (rank[at]! < own) count.open++;
    }
  }
  return (id: string) => counts.get(id) ?? { higher: 0, open: 0 };
}
