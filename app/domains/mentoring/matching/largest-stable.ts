import { deferredAcceptance } from './deferred-acceptance.ts';
import { maximumMatching } from './maximum-matching.ts';
import type { Instance, Pairing } from './problem.ts';
import { searchLargestStable } from './search-largest.ts';

/** Above these a search for the largest could take for ever (the problem is NP-hard: Manlove et al. 2002). */
const MAX_SEARCHED_MENTEES = 30;

/** `isLargest`: proven to be as large as stability allows; otherwise at least two thirds of that, and of `bound`. */
export type LargestStable = { pairing: Pairing; isLargest: boolean; bound: number };

/**
 * A stable pairing with as few people left alone as stability allows. Groups of people who have nobody in common are
 * looked at one by one. Where deferred acceptance has paired as many as could be paired at all, that is the proof; where
 * it has not, a small group is searched through, and a large one keeps what it has.
 */
export function largestStable(instance: Instance): LargestStable {
  const pairing = deferredAcceptance(instance);
  const possible = maximumMatching(instance);
  let bound = 0;
  let isLargest = true;
  for (const members of connectedGroups(instance)) {
    const size = (of: Pairing) => members.reduce((n, i) => (of[i]! < 0 ? n : n + 1), 0);
    const [has, most] = [size(pairing), size(possible)];
    if (has === most) {
      bound += most;
      continue;
    }
    const search =
      members.length <= MAX_SEARCHED_MENTEES ? searchLargestStable(instance, members, has, most) : null;
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
function connectedGroups({ mentees, mentors, start, mentor }: Instance): number[][] {
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
