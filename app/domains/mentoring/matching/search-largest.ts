import type { Instance } from './problem.ts';

const MAX_STEPS = 300_000;

/**
 * Searches for a stable pairing of these mentees that is larger than `has`, up to `most`, mentee by mentee. A mentee with
 * less than their favourite requires every mentor they prefer to be full of people whom that mentor likes no less: branches
 * in which that has become impossible are cut. `isDone`: the search was complete.
 */
export function searchLargestStable(
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
    if (best === most || steps++ > MAX_STEPS || size + members.length - k <= best) return;
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
      // Mentors whom they prefer to this one: alone, everybody they listed.
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
  return { found, isDone: steps <= MAX_STEPS };
}
