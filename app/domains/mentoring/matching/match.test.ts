import { describe, expect, test } from 'vitest';
import { assign } from './assignment.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import { match, whyNotBetter } from './match.ts';
import {
  blockingPairs,
  type Instance,
  makeInstance,
  type Pairing,
  type Problem,
  countPairs,
} from './problem.ts';

/** mulberry32: the same numbers on every machine. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** Some of them, in groups of equals. */
function ranksOf(ids: string[], next: () => number, ties: number, listed: number): string[][] {
  const groups: string[][] = [];
  for (const id of shuffled(ids, next).filter(() => next() < listed))
    if (groups.length > 0 && next() < ties) groups.at(-1)!.push(id);
    else groups.push([id]);
  return groups;
}

function randomProblem(next: () => number, mentors: number, mentees: number, listed = 0.7): Problem {
  const mentorIds = Array.from({ length: mentors }, (_, i) => `M${i}`);
  const menteeIds = Array.from({ length: mentees }, (_, i) => `e${i}`);
  const ties = next();
  return {
    mentors: mentorIds.map((id) => ({ id, capacity: Math.floor(next() * 3), ranks: ranksOf(menteeIds, next, ties, listed) })),
    mentees: menteeIds.map((id) => ({ id, ranks: ranksOf(mentorIds, next, ties, listed), waited: Math.floor(next() * 3) })),
  }; // oxfmt-ignore
}

/** Every pairing there is, and of the stable ones the size of the largest; of all, the size and the least cost. */
function bruteForce(instance: Instance): { stable: number; most: number; cost: number } {
  const { start, mentor, capacity, rank, rankAtMentor } = instance;
  const pairing: Pairing = new Int32Array(instance.mentees.length).fill(-1);
  const left = capacity.slice();
  const best = { stable: -1, most: 0, cost: Infinity };
  const go = (i: number): void => {
    if (i === pairing.length) {
      const size = countPairs(pairing);
      const cost = pairing.reduce((sum, at) => (at < 0 ? sum : sum + rank[at]! + rankAtMentor[at]!), 0);
      if (size > best.most || (size === best.most && cost < best.cost))
        Object.assign(best, { most: size, cost });
      if (size > best.stable && blockingPairs(instance, pairing).length === 0) best.stable = size;
      return;
    }
    pairing[i] = -1;
    go(i + 1);
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      if (left[mentor[at]!] === 0) continue;
      left[mentor[at]!]!--;
      pairing[i] = at;
      go(i + 1);
      left[mentor[at]!]!++;
    }
    pairing[i] = -1;
  };
  go(0);
  return best;
}

describe('ten thousand small programmes, held against every pairing there is', () => {
  test('no blocking pair, as large as stability allows, never below two thirds; or the most people at the least cost', () => {
    const next = random(20261125);
    let [ties, beaten] = [0, 0];
    for (let n = 0; n < 10_000; n++) {
      const problem = randomProblem(next, 1 + Math.floor(next() * 4), 1 + Math.floor(next() * 5));
      const instance = makeInstance(problem, n);
      const truth = bruteForce(instance);
      const said = match(problem, { seed: n });
      expect(said.blockingPairs).toEqual([]);
      expect([n, said.pairs.length, said.isLargest, said.bound]).toEqual([
        n,
        truth.stable,
        true,
        truth.stable,
      ]);
      const quick = deferredAcceptance(instance);
      expect(blockingPairs(instance, quick)).toEqual([]);
      expect(countPairs(quick) * 3).toBeGreaterThanOrEqual(truth.stable * 2);
      if (countPairs(quick) < truth.stable) beaten++;
      if (truth.stable < truth.most) ties++;
      const assigned = assign(instance, (at) => instance.rank[at]! + instance.rankAtMentor[at]!);
      const cost = assigned.reduce(
        (sum, at) => (at < 0 ? sum : sum + instance.rank[at]! + instance.rankAtMentor[at]!),
        0,
      );
      expect([n, countPairs(assigned), cost]).toEqual([n, truth.most, truth.most === 0 ? 0 : truth.cost]);
    }
    // The cases that make it hard are among them.
    expect(ties).toBeGreaterThan(100);
    expect(beaten).toBeGreaterThan(0);
  }, 120_000);
});

test('the same people in another order give the same pairs, for either goal', () => {
  const next = random(7);
  for (let n = 0; n < 300; n++) {
    const problem = randomProblem(next, 8, 12);
    const other: Problem = {
      mentors: shuffled(problem.mentors, next).map((each) => ({ ...each, ranks: each.ranks.map((group) => shuffled(group, next)) })),
      mentees: shuffled(problem.mentees, next).map((each) => ({ ...each, ranks: each.ranks.map((group) => shuffled(group, next)) })),
    }; // oxfmt-ignore
    for (const goal of ['stable', 'everybody'] as const)
      expect(match(other, { goal, seed: n }).pairs).toEqual(match(problem, { goal, seed: n }).pairs);
  }
});

test('larger programmes: stable, and as large as the bound where it says so', () => {
  const next = random(99);
  const answers = Array.from({ length: 40 }, (_, n) => match(randomProblem(next, 40, 70, 0.12), { seed: n }));
  for (const said of answers) {
    expect(said.blockingPairs).toEqual([]);
    expect(said.pairs.length).toBeLessThanOrEqual(said.bound);
    expect(said.pairs.length * 3).toBeGreaterThanOrEqual(said.bound * 2);
  }
  const largest = answers.filter(({ isLargest }) => isLargest);
  expect(largest.length).toBeGreaterThan(0);
  expect(largest.map(({ pairs }) => pairs.length)).toEqual(largest.map(({ bound }) => bound));
});

const both = (mentees: string[], mentors: [string, number][]): Problem => ({
  mentors: mentors.map(([id, capacity]) => ({ id, capacity, ranks: [mentees] })),
  mentees: mentees.map((id) => ({ id, ranks: [mentors.map(([mentor]) => mentor)] })),
});

test('among equals whoever was left alone last time comes first', () => {
  const problem = both(['a', 'b', 'c', 'd'], [['M', 1]]);
  for (const waiting of ['a', 'b', 'c', 'd'])
    for (const goal of ['stable', 'everybody'] as const)
      for (let seed = 0; seed < 10; seed++) {
        const mentees = problem.mentees.map((each) => ({ ...each, waited: each.id === waiting ? 1 : 0 }));
        expect(match({ ...problem, mentees }, { seed, goal }).pairs).toEqual([[waiting, 'M']]);
      }
});

test('known pairs stay and take their place', () => {
  const problem = both(['a', 'b', 'c'], [['M', 2], ['N', 0]]); // oxfmt-ignore
  const said = match(problem, { kept: [['c', 'M']] });
  expect(said.pairs).toContainEqual(['c', 'M']);
  expect(said.pairs).toHaveLength(2);
});

test('oneself, whoever left, somebody twice and a circle mean nothing or do no harm', () => {
  const said = match({
    mentors: [
      { id: 'x', capacity: 1, ranks: [['x'], ['y', 'gone'], ['y']] },
      { id: 'y', capacity: 1, ranks: [['x']] },
      { id: 'z', capacity: 1, ranks: [['x']] },
    ],
    mentees: [
      { id: 'x', ranks: [['x'], ['y'], ['y', 'z']] },
      { id: 'y', ranks: [['x']] },
    ],
  });
  expect(said.pairs).toEqual([['x', 'y'], ['y', 'x']]); // oxfmt-ignore
  expect(said.ignored).toBe(5);
});

test('no mentors, no mentees, no places', () => {
  expect(match({ mentors: [], mentees: [] }).pairs).toEqual([]);
  expect(match({ mentors: [], mentees: [{ id: 'a', ranks: [['gone']] }] }).unmatched).toEqual(['a']);
  expect(match(both(['a'], [['M', 0]]))).toMatchObject({ pairs: [], unmatched: ['a'], blockingPairs: [] });
  expect(() => match(both(['a', 'a'], [['M', 1]]))).toThrow(RangeError);
  expect(() => match(both(['a'], [['M', 1.5]]))).toThrow(RangeError);
});

test('ten thousand who all want one mentor', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `e${i}`);
  const said = match(both(many, [['M', 3]]));
  expect([said.pairs.length, said.unmatched.length, said.isLargest]).toEqual([3, 9_997, true]);
});

test('somebody better is answered with what stands against it', () => {
  const said = match({
    mentors: [
      { id: 'best', capacity: 1, ranks: [['a'], ['b']] },
      { id: 'other', capacity: 1, ranks: [['b']] },
      { id: 'closed', capacity: 0, ranks: [['b']] },
    ],
    mentees: [
      { id: 'a', ranks: [['best']] },
      { id: 'b', ranks: [['closed'], ['best'], ['other']] },
    ],
  });
  expect(said.pairs).toEqual([['a', 'best'], ['b', 'other']]); // oxfmt-ignore
  expect(whyNotBetter(said)('b')).toEqual([
    { mentor: 'closed', why: 'none', places: 0, higher: 0 },
    { mentor: 'best', why: 'full', places: 1, higher: 1 },
  ]);
  expect(whyNotBetter(said)('a')).toEqual([]);
});
