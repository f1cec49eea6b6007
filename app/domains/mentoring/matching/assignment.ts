import type { Instance, Pairing } from './problem.ts';

/** More than any sum of costs of a path, so that one more pair is worth any unhappiness. */
const ALONE = 1e9;

/**
 * As many pairs as can be made, and among those the ones with the lowest sum of `costOf` (whole numbers from 0, of a place in
 * the lists). Not stable: two people may rather have each other. Shortest augmenting paths with potentials (Edmonds and Karp
 * 1972; Jonker and Volgenant 1987), mentors having places; a person who stays alone is assigned to a dummy mentor with
 * unlimited places.
 */
export function assign(instance: Instance, costOf: (at: number) => number): Pairing {
  const { mentees, mentors, start, mentor, capacity } = instance;
  const nobody = mentors.length;
  const cost = Float64Array.from({ length: mentor.length }, (_, at) => costOf(at));
  const pairing = new Int32Array(mentees.length).fill(-1);
  const sitsWith = new Int32Array(mentees.length).fill(-1);
  const takers: Set<number>[] = Array.from({ length: nobody + 1 }, () => new Set());
  const potential = new Float64Array(nobody + 1);
  const distance = new Float64Array(nobody + 1);
  const done = new Uint8Array(nobody + 1);
  /** For each mentor the mentee who comes to them on the shortest path, and by which place in that one's list. */
  const by = new Int32Array(nobody + 1);
  const byAt = new Int32Array(nobody + 1);
  const ownCost = (i: number) => (sitsWith[i] === nobody ? ALONE : cost[pairing[i]!]!);

  for (let newcomer = 0; newcomer < mentees.length; newcomer++) {
    distance.fill(Infinity);
    done.fill(0);
    const reached: number[] = [];
    const reach = (i: number, so: number) => {
      const look = (m: number, at: number, pays: number) => {
        const far = so + pays - potential[m]!;
        if (done[m] || far >= distance[m]!) return;
        if (distance[m] === Infinity) reached.push(m);
        distance[m] = far;
        by[m] = i;
        byAt[m] = at;
      };
      for (let at = start[i]!; at < start[i + 1]!; at++)
        if (capacity[mentor[at]!]! > 0) look(mentor[at]!, at, cost[at]!);
      look(nobody, -1, ALONE);
    };
    reach(newcomer, 0);
    let end = -1;
    for (;;) {
      let near = -1;
      for (const m of reached) if (!done[m] && (near < 0 || distance[m]! < distance[near]!)) near = m;
      done[near] = 1;
      if (near === nobody || takers[near]!.size < capacity[near]!) {
        end = near;
        break;
      }
      // Who sits there may move: they get their cost back and look further.
      for (const i of takers[near]!) reach(i, distance[near]! + potential[near]! - ownCost(i));
    }
    for (const m of reached) if (done[m]) potential[m]! += distance[m]! - distance[end]!;
    for (let m = end; ;) {
      const i = by[m]!;
      const left = sitsWith[i]!;
      if (left >= 0) takers[left]!.delete(i);
      sitsWith[i] = m;
      pairing[i] = byAt[m]!;
      takers[m]!.add(i);
      if (i === newcomer) break;
      m = left;
    }
  }
  return pairing;
}
