import { type Instance, LONGEST_WAIT, type Pairing } from './problem.ts';

/** A heap of a mentor's mentees, the one who would go first on top. */
type MentorHeap = { keys: number[]; who: number[]; turn: number[] };

function push(heap: MentorHeap, key: number, who: number, turn: number): void {
  const { keys } = heap;
  keys.push(key);
  heap.who.push(who);
  heap.turn.push(turn);
  for (let i = keys.length - 1; i > 0;) {
    const up = (i - 1) >> 1;
    if (keys[up]! >= keys[i]!) break;
    swap(heap, i, up);
    i = up;
  }
}

function pop(heap: MentorHeap): void {
  const { keys } = heap;
  swap(heap, 0, keys.length - 1);
  keys.pop();
  heap.who.pop();
  heap.turn.pop();
  for (let i = 0; ;) {
    let first = i;
    for (const down of [2 * i + 1, 2 * i + 2])
      if (down < keys.length && keys[down]! > keys[first]!) first = down;
    if (first === i) return;
    swap(heap, i, first);
    i = first;
  }
}

function swap({ keys, who, turn }: MentorHeap, i: number, j: number): void {
  for (const list of [keys, who, turn]) {
    const kept = list[i]!;
    list[i] = list[j]!;
    list[j] = kept;
  }
}

/**
 * A weakly stable pairing at least two thirds as large as the largest one, in time linear in the lists (but for a heap
 * per mentor): deferred acceptance in which a mentee may go through their list twice. Z. Király, Linear Time Local
 * Approximation Algorithm for Maximum Stable Marriage, Algorithms 6 (2013), for both sides with ties, each mentor's
 * places being equals.
 *
 * Among mentors whom a mentee likes equally, one with a free place is asked first. A mentee who holds a place while such an
 * equal mentor has a free one gives it up to anybody, because they find a place there. A mentee refused by all starts over
 * once and then, among equals, goes before those who have not; among those it is who has waited longer, which only decides
 * which of two people in the same state stays, so that the bound holds.
 */
export function deferredAcceptance(instance: Instance): Pairing {
  const { start, mentor, rank, rankAtMentor, capacity, waited } = instance;
  const count = instance.mentees.length;
  const pairing = new Int32Array(count).fill(-1);
  const refused = new Uint8Array(mentor.length);
  const again = new Uint8Array(count);
  /** Start of the mentee's present group of equals, and the position in it before which nobody is free. */
  const group = Int32Array.from({ length: count }, (_, i) => start[i]!);
  const freeFrom = group.slice();
  const askFrom = group.slice();
  const taken = new Int32Array(instance.mentors.length);
  const held: MentorHeap[] = instance.mentors.map(() => ({ keys: [], who: [], turn: [] }));
  const maybeMoving: number[][] = instance.mentors.map(() => []);
  /** Counts a mentee's acceptances, so that heap entries of earlier ones are recognised as stale. */
  const turns = new Int32Array(count);

  const groupEnd = (i: number): number => {
    let end = group[i]!;
    while (end < start[i + 1]! && rank[end] === rank[group[i]!]) end++;
    return end;
  };
  const isFree = (m: number) => taken[m]! < capacity[m]!;
  /** A place in the group of whom `i` likes as much, with a free place; -1 where none is. A full mentor stays full. */
  const freeEqual = (i: number): number => {
    const end = groupEnd(i);
    while (freeFrom[i]! < end && !isFree(mentor[freeFrom[i]!]!)) freeFrom[i]!++;
    return freeFrom[i]! < end ? freeFrom[i]! : -1;
  };
  const keyOf = (at: number, i: number) =>
    (rankAtMentor[at]! * 2 + (again[i] ? 0 : 1)) * (LONGEST_WAIT + 1) + LONGEST_WAIT - waited[i]!;
  const take = (i: number, at: number) => {
    const m = mentor[at]!;
    pairing[i] = at;
    taken[m]!++;
    push(held[m]!, keyOf(at, i), i, ++turns[i]!);
    maybeMoving[m]!.push(i);
  };
  const giveUp = (i: number) => {
    taken[mentor[pairing[i]!]!]!--;
    pairing[i] = -1;
    turns[i]!++;
  };
  /** The one whom a full mentor would let go first. */
  const lastOf = (m: number): { key: number; who: number } => {
    const heap = held[m]!;
    while (turns[heap.who[0]!] !== heap.turn[0]) pop(heap);
    return { key: heap.keys[0]!, who: heap.who[0]! };
  };
  const movingOf = (m: number): number => {
    const list = maybeMoving[m]!;
    while (list.length > 0) {
      const i = list.at(-1)!;
      if (pairing[i]! >= 0 && mentor[pairing[i]!] === m && freeEqual(i) >= 0) return i;
      list.pop();
    }
    return -1;
  };

  /** The mentor whom `i` asks next; -1 when all have refused twice. */
  const nextOf = (i: number): number => {
    for (;;) {
      if (group[i]! >= start[i + 1]!) {
        if (again[i] || start[i] === start[i + 1]) return -1;
        again[i] = 1;
        refused.fill(0, start[i], start[i + 1]);
        group[i] = freeFrom[i] = askFrom[i] = start[i]!;
      }
      const free = freeEqual(i);
      if (free >= 0) return free;
      const end = groupEnd(i);
      while (askFrom[i]! < end && refused[askFrom[i]!]) askFrom[i]!++;
      if (askFrom[i]! < end) return askFrom[i]!;
      group[i] = freeFrom[i] = askFrom[i] = end;
    }
  };

  const alone = Array.from({ length: count }, (_, k) => count - 1 - k);
  while (alone.length > 0) {
    const i = alone.pop()!;
    const at = nextOf(i);
    if (at < 0) continue;
    const m = mentor[at]!;
    if (capacity[m] === 0) {
      refused[at] = 1;
      alone.push(i);
      continue;
    }
    if (isFree(m)) {
      take(i, at);
      continue;
    }
    const moving = movingOf(m);
    if (moving >= 0) {
      giveUp(moving);
      take(i, at);
      alone.push(moving);
      continue;
    }
    const last = lastOf(m);
    if (keyOf(at, i) < last.key) {
      refused[pairing[last.who]!] = 1;
      giveUp(last.who);
      take(i, at);
      alone.push(last.who);
    } else {
      refused[at] = 1;
      alone.push(i);
    }
  }
  return pairing;
}
