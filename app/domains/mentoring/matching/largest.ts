import { deferredAcceptance } from './deferred-acceptance.ts';
import type { Instance, Pairing } from './problem.ts';

/** Above these a search for the largest could take for ever (the problem is NP-hard: Manlove et al. 2002). */
const SEARCHED_MENTEES = 30;
const SEARCHED_STEPS = 300_000;

/** `isLargest`: proven to be as large as stability allows; otherwise at least two thirds of that, and of `bound`. */
export type Largest = { pairing: Pairing; isLargest: boolean; bound: number };

/**
 * A stable pairing with as few people left alone as stability allows. Groups of people who have nobody in common are
 * looked at one by one. Where deferred acceptance has paired as many as could be paired at all, that is the proof; where
 * it has not, a small group is searched through, and a large one keeps what it has.
 */
export function largestStable(instance: Instance): Largest {
  const pairing = deferredAcceptance(instance);
  const possible = largestAtAll(instance);
  let bound = 0;
  let isLargest = true;
  for (const members of groupsOf(instance)) {
    const size = (of: Pairing) => members.reduce((n, i) => (of[i]! < 0 ? n : n + 1), 0);
    const [has, most] = [size(pairing), size(possible)];
    if (has === most) {
      bound += most;
      continue;
    }
    const search = members.length <= SEARCHED_MENTEES ? searchLargest(instance, members, has, most) : null;
    if (search?.found) members.forEach((i, k) => (pairing[i] = search.found![k]!));
    if (search?.isDone) bound += size(pairing);
    else {
      isLargest = false;
      // No stable pairing has more than one and a half times as many as what was found (Király 2013).
      bound += Math.min(most, Math.floor(has * 1.5));
    }
  }
  return { pairing, isLargest, bound };
}

/** Mentees who are connected by mentors whom they share. */
function groupsOf({ mentees, mentors, start, mentor }: Instance): number[][] {
  const root = Int32Array.from({ length: mentors.length }, (_, m) => m);
  const find = (m: number): number => {
    while (root[m] !== m) m = root[m] = root[root[m]!]!;
    return m;
  };
  for (let i = 0; i < mentees.length; i++)
    for (let at = start[i]! + 1; at < start[i + 1]!; at++) root[find(mentor[at]!)] = find(mentor[start[i]!]!);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < mentees.length; i++) {
    if (start[i] === start[i + 1]) continue;
    const key = find(mentor[start[i]!]!);
    const known = groups.get(key);
    if (known) known.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()];
}

/** As many pairs as can be made if nobody minded: Hopcroft and Karp 1973, with places instead of single partners. */
function largestAtAll({ mentees, mentors, start, mentor, capacity }: Instance): Pairing {
  const pairing = new Int32Array(mentees.length).fill(-1);
  const takers: number[][] = mentors.map(() => []);
  const level = new Int32Array(mentees.length);
  const next = new Int32Array(mentees.length);
  const layer = (): boolean => {
    level.fill(-1);
    let wave: number[] = [];
    for (let i = 0; i < mentees.length; i++)
      if (pairing[i]! < 0) {
        level[i] = 0;
        wave.push(i);
      }
    let isOpen = false;
    const seen = new Uint8Array(mentors.length);
    for (let depth = 1; wave.length > 0 && !isOpen; depth++) {
      const further: number[] = [];
      for (const i of wave)
        for (let at = start[i]!; at < start[i + 1]!; at++) {
          const m = mentor[at]!;
          if (seen[m]) continue;
          seen[m] = 1;
          if (takers[m]!.length < capacity[m]!) isOpen = true;
          for (const j of takers[m]!)
            if (level[j]! < 0) {
              level[j] = depth;
              further.push(j);
            }
        }
      wave = further;
    }
    return isOpen;
  };
  /** Finds a place for `from` by moving others, without recursion: paths can be as long as there are people. */
  const augment = (from: number): boolean => {
    const path: { i: number; at: number }[] = [];
    let i = from;
    for (;;) {
      let moved = false;
      for (; next[i]! < start[i + 1]!; next[i]!++) {
        const at = next[i]!;
        const m = mentor[at]!;
        if (takers[m]!.length < capacity[m]!) {
          path.push({ i, at });
          for (const step of path.reverse()) {
            const before = pairing[step.i]!;
            if (before >= 0) {
              const list = takers[mentor[before]!]!;
              list.splice(list.indexOf(step.i), 1);
            }
            pairing[step.i] = step.at;
            takers[mentor[step.at]!]!.push(step.i);
          }
          return true;
        }
        const deeper = takers[m]!.find((j) => level[j] === level[i]! + 1);
        if (deeper === undefined) continue;
        path.push({ i, at });
        i = deeper;
        moved = true;
        break;
      }
      if (moved) continue;
      level[i] = -2;
      const back = path.pop();
      if (!back) return false;
      i = back.i;
    }
  };
  while (layer()) {
    for (let i = 0; i < mentees.length; i++) next[i] = start[i]!;
    for (let i = 0; i < mentees.length; i++) if (pairing[i]! < 0 && level[i] === 0) augment(i);
  }
  return pairing;
}

/**
 * Looks for a stable pairing of these mentees that is larger than `has`, up to `most`, mentee by mentee. Whoever is given
 * less than they would like asks that all whom they like better be full of people whom those like no less: branches in
 * which that cannot come true any more are left. `isDone`: everything was looked at.
 */
function searchLargest(
  instance: Instance,
  members: number[],
  has: number,
  most: number,
): { found: number[] | null; isDone: boolean } {
  const { start, mentor, rank, rankAtMentor, capacity } = instance;
  const chosen: number[] = [];
  const used = new Map<number, number[]>();
  /** The worst rank that a mentor may take, and by that: this mentor must be full in the end. */
  const limit = new Map<number, number>();
  let [best, steps] = [has, 0];
  let found: number[] | null = null;

  const couldFill = (m: number, from: number): boolean => {
    const worst = limit.get(m)!;
    let could = (used.get(m) ?? []).length;
    for (let k = from; k < members.length && could < capacity[m]!; k++)
      for (let at = start[members[k]!]!; at < start[members[k]! + 1]!; at++)
        if (mentor[at] === m && rankAtMentor[at]! <= worst) could++;
    return could >= capacity[m]!;
  };
  const look = (k: number, size: number): void => {
    if (best === most || steps++ > SEARCHED_STEPS || size + members.length - k <= best) return;
    if (k === members.length) {
      best = size;
      found = chosen.slice();
      return;
    }
    const i = members[k]!;
    for (let at = start[i]!; at <= start[i + 1]!; at++) {
      const isAlone = at === start[i + 1];
      const m = isAlone ? -1 : mentor[at]!;
      const theirs = used.get(m) ?? [];
      if (!isAlone && (theirs.length >= capacity[m]! || rankAtMentor[at]! > (limit.get(m) ?? Infinity)))
        continue;
      const undo: [number, number | undefined][] = [];
      if (!isAlone) used.set(m, [...theirs, rankAtMentor[at]!]);
      let fits = true;
      // Whom they would like better than this: alone, everybody they listed.
      const own = isAlone ? Infinity : rank[at]!;
      for (let better = start[i]!; fits && better < at && rank[better]! < own; better++) {
        const h = mentor[better]!;
        if (capacity[h] === 0) continue;
        const before = limit.get(h);
        undo.push([h, before]);
        limit.set(h, Math.min(before ?? Infinity, rankAtMentor[better]!));
        fits = (used.get(h) ?? []).every((taken) => taken <= limit.get(h)!) && couldFill(h, k + 1);
      }
      if (fits) fits = [...limit.keys()].every((h) => couldFill(h, k + 1));
      if (fits) {
        chosen.push(isAlone ? -1 : at);
        look(k + 1, isAlone ? size : size + 1);
        chosen.pop();
      }
      for (const [h, before] of undo.reverse())
        if (before === undefined) limit.delete(h);
        else limit.set(h, before);
      if (!isAlone) used.set(m, theirs);
    }
  };
  look(0, 0);
  return { found, isDone: steps <= SEARCHED_STEPS };
}
