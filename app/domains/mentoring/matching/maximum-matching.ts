import type { Instance, Pairing } from './problem.ts';

/** As many pairs as can be made if nobody minded: Hopcroft and Karp 1973, with places instead of single partners. */
export function maximumMatching({ mentees, mentors, start, mentor, capacity }: Instance): Pairing {
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
