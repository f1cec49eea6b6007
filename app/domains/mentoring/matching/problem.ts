/** Who may be paired with whom, in groups of equals, the best first. People who are not listed are unacceptable. */
export type Ranks = readonly (readonly string[])[];
export type Problem = {
  mentors: readonly { id: string; capacity: number; ranks: Ranks }[];
  mentees: readonly {
    id: string;
    ranks: Ranks;
    /** Rounds in which this person stayed alone: among equals they come first. */
    waited?: number;
  }[];
};

/**
 * A problem as numbers: mentees and mentors by index, each mentee's list one after the other in `mentor`, from
 * `start[mentee]` to `start[mentee + 1]`, with the rank (0 the best, equal is equal) that either side gives. Only pairs
 * that both accept are in it. The order of everybody follows from ids and seed, never from the order in which they came.
 */
export type Instance = {
  mentees: string[];
  mentors: string[];
  capacity: Int32Array;
  start: Int32Array;
  mentor: Int32Array;
  /** Rank of the mentor in the mentee's list. */
  rank: Int32Array;
  /** Rank of the mentee in the mentor's list. */
  rankAtMentor: Int32Array;
  /** Rounds in which each mentee stayed alone, up to LONGEST_WAIT. */
  waited: Int32Array;
  /** Entries of a list without meaning: oneself, an unknown person, a duplicate. */
  ignored: number;
};

/** Waiting for more rounds than this counts as this. */
export const LONGEST_WAIT = 15;

/** FNV-1a over seed and id, 32 bits. */
function seededHash(seed: number, id: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

function inSeededOrder<T extends { id: string; waited?: number }>(people: readonly T[], seed: number): T[] {
  const keyed = people.map((person) => ({ person, hash: seededHash(seed, person.id) }));
  keyed.sort(
    (a, b) =>
      (b.person.waited ?? 0) - (a.person.waited ?? 0) ||
      a.hash - b.hash ||
      (a.person.id < b.person.id ? -1 : a.person.id > b.person.id ? 1 : 0),
  );
  return keyed.map(({ person }) => person);
}

/** Throws RangeError for a duplicate id on one side, or a capacity that is not a whole number from 0. */
export function makeInstance(problem: Problem, seed: number): Instance {
  const mentors = inSeededOrder(problem.mentors, seed);
  const mentees = inSeededOrder(problem.mentees, seed);
  const indexOf = (people: readonly { id: string }[], side: string) => {
    const index = new Map(people.map((person, i) => [person.id, i]));
    if (index.size !== people.length) throw new RangeError(`two ${side} have the same id`);
    return index;
  };
  const mentorIndex = indexOf(mentors, 'mentors');
  const menteeIndex = indexOf(mentees, 'mentees');
  let ignored = 0;

  const length = mentees.reduce((sum, { ranks }) => sum + ranks.reduce((n, group) => n + group.length, 0), 0);
  const start = new Int32Array(mentees.length + 1);
  const mentor = new Int32Array(length);
  const rank = new Int32Array(length);
  const rankAtMentor = new Int32Array(length).fill(-1);
  const owner = new Int32Array(length);
  const listedBy = new Int32Array(mentors.length).fill(-1);
  let end = 0;
  mentees.forEach(({ id, ranks }, i) => {
    ranks.forEach((group, r) => {
      const from = end;
      for (const listed of group) {
        const m = mentorIndex.get(listed);
        if (m === undefined || listed === id || listedBy[m] === i) {
          ignored++;
          continue;
        }
        listedBy[m] = i;
        mentor[end] = m;
        rank[end] = r;
        owner[end] = i;
        end++;
      }
      // A group of equals in the order of the mentors: the order in which somebody wrote them says nothing.
      mentor.subarray(from, end).sort();
    });
    start[i + 1] = end;
  });

  // Each mentor's rank of the mentees who list them: their entries, then their ranks.
  const entriesOf: number[][] = mentors.map(() => []);
  for (let at = 0; at < end; at++) entriesOf[mentor[at]!]!.push(at);
  const entryOf = new Int32Array(mentees.length).fill(-1);
  const saidBy = new Int32Array(mentees.length).fill(-1);
  mentors.forEach(({ id, ranks }, m) => {
    for (const at of entriesOf[m]!) entryOf[owner[at]!] = at;
    ranks.forEach((group, r) => {
      for (const listed of group) {
        const i = menteeIndex.get(listed);
        if (i === undefined || listed === id || saidBy[i] === m) {
          ignored++;
          continue;
        }
        saidBy[i] = m;
        if (entryOf[i]! >= 0) rankAtMentor[entryOf[i]!] = r;
      }
    });
    for (const at of entriesOf[m]!) entryOf[owner[at]!] = -1;
  });

  // People whom only one of the two accepts are removed.
  let kept = 0;
  for (let i = 0, at = 0; i < mentees.length; i++) {
    for (; at < start[i + 1]!; at++) {
      if (rankAtMentor[at]! < 0) continue;
      mentor[kept] = mentor[at]!;
      rank[kept] = rank[at]!;
      rankAtMentor[kept] = rankAtMentor[at]!;
      kept++;
    }
    start[i + 1] = kept;
  }
  const capacity = Int32Array.from(mentors, ({ capacity: places }) => {
    if (!Number.isSafeInteger(places) || places < 0)
      throw new RangeError('a capacity is a whole number from 0');
    return Math.min(places, mentees.length);
  });
  return {
    mentees: mentees.map(({ id }) => id),
    mentors: mentors.map(({ id }) => id),
    capacity,
    start,
    mentor: mentor.slice(0, kept),
    rank: rank.slice(0, kept),
    rankAtMentor: rankAtMentor.slice(0, kept),
    waited: Int32Array.from(mentees, (mentee) => Math.min(mentee.waited ?? 0, LONGEST_WAIT)),
    ignored,
  };
}

/** For each mentee the place in the lists of the pair that they have, -1 where they have none. */
export type Pairing = Int32Array;

export const countPairs = (pairing: Pairing): number => pairing.reduce((n, at) => (at < 0 ? n : n + 1), 0);

/** How many places of each mentor are taken. */
function countTakenPlaces(instance: Instance, pairing: Pairing): Int32Array {
  const taken = new Int32Array(instance.mentors.length);
  for (const at of pairing) if (at >= 0) taken[instance.mentor[at]!]!++;
  return taken;
}

/**
 * The pairs that would both rather have each other than what they have: none in a (weakly) stable pairing. A mentor with
 * a free place takes anybody acceptable; a full one only somebody better than the last of theirs. Manlove, Algorithmics
 * of Matching Under Preferences, §3.2.
 */
export function blockingPairs(instance: Instance, pairing: Pairing): [mentee: number, mentor: number][] {
  const { start, mentor, rank, rankAtMentor, capacity } = instance;
  const taken = countTakenPlaces(instance, pairing);
  const worst = new Int32Array(instance.mentors.length).fill(-1);
  for (const at of pairing)
    if (at >= 0) worst[mentor[at]!] = Math.max(worst[mentor[at]!]!, rankAtMentor[at]!);
  const found: [number, number][] = [];
  for (let i = 0; i < instance.mentees.length; i++) {
    const own = pairing[i]! < 0 ? Infinity : rank[pairing[i]!]!;
    for (let at = start[i]!; at < start[i + 1]! && rank[at]! < own; at++) {
      const m = mentor[at]!;
      if (taken[m]! < capacity[m]! || (capacity[m]! > 0 && rankAtMentor[at]! < worst[m]!)) found.push([i, m]);
    }
  }
  return found;
}
