import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthOf } from '#app/domains/learning/completion/counted-time.ts';
import { clampHeartbeat, extendsInterval } from '#app/domains/webinars/playback/heartbeat.ts';
import { isMilder, unmetRequirements } from './attendance-rule.ts';
import { attendedTime } from './attended-time.ts';

const s = (from: number, to: number) => ({ from: from * 1000, to: to * 1000 });

test('a beat counts what the clock allows: nothing from the future, tenfold speed only once', () => {
  const at = { now: 100_000, heardAt: 90_000, from: 0 };
  expect(clampHeartbeat([s(90, 100)], at)).toEqual([s(90, 100)]);
  expect(clampHeartbeat([s(0, 100)], at)).toEqual([s(89, 100)]);
  expect(clampHeartbeat([s(200, 300)], at)).toEqual([]);
  expect(clampHeartbeat([s(95, 200)], at)).toEqual([s(95, 102)]);
  expect(clampHeartbeat([s(90, 100)], { ...at, heardAt: 100_000 })).toEqual([]);
  expect(clampHeartbeat([s(90, 100)], { ...at, heardAt: 110_000 })).toEqual([]);
  expect(clampHeartbeat([s(40, 60)], { now: 100_000, heardAt: 0, from: 50_000 })).toEqual([s(50, 60)]);
});

test('what was missed can be caught up later, at the pace of the clock', () => {
  expect(clampHeartbeat([s(10, 20)], { now: 500_000, heardAt: 490_000, from: 0 })).toEqual([s(10, 20)]);
});

test('no series of beats counts more than the clock and a tenth', () => {
  const heartbeats = fc.array(
    fc.record({ step: fc.integer({ min: 0, max: 60_000 }), from: fc.integer({ min: 0, max: 4_000_000 }), ms: fc.integer({ min: 1, max: 400_000 }) }), // oxfmt-ignore
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(heartbeats, (reported) => {
      let now = 1_000_000;
      const all = reported.flatMap(({ step, from, ms }) => {
        const heardAt = now;
        now += step;
        return clampHeartbeat([{ from, to: from + ms }], { now, heardAt, from: 0 });
      });
      expect(lengthOf(all)).toBeLessThanOrEqual((now - 1_000_000) * 1.1 + 1);
    }),
  );
});

test('a lost line of a minute is bridged, a long absence is not, and the stream’s own silence never is', () => {
  expect(attendedTime([s(0, 600), s(650, 1200)], [s(0, 1200)]).ms).toBe(1_200_000);
  expect(attendedTime([s(0, 600), s(900, 1200)], [s(0, 1200)]).ms).toBe(900_000);
  expect(attendedTime([s(0, 600), s(650, 1200)], [s(0, 600), s(650, 1200)]).ms).toBe(1_150_000);
  expect(attendedTime([s(0, 3000)], [s(100, 200)]).ms).toBe(100_000);
  expect(attendedTime([], [s(0, 10)]).ms).toBe(0);
});

test('bridges are not a way to be somewhere else: five minutes in all', () => {
  const dotted = Array.from({ length: 40 }, (_, i) => s(i * 90, i * 90 + 5));
  const { ms, bridged } = attendedTime(dotted, [s(0, 3600)]);
  expect(lengthOf(bridged)).toBe(300_000);
  expect(ms).toBe(40 * 5000 + 300_000);
});

test('parts that touch are one row, others are not', () => {
  expect([
    extendsInterval(s(0, 10), s(11, 20)),
    extendsInterval(s(0, 10), s(13, 20)),
    extendsInterval(s(50, 60), s(0, 10)),
  ]).toEqual([true, false, false]);
});

test('the rule says what is missing, and nothing at all is never enough', () => {
  const rule = { minPercent: 80, answersPercent: 50, testPercent: 60 };
  const base = { baseMs: 3_600_000, asked: 3, answered: 2, testPercent: 60, ms: 2_880_000 };
  expect(unmetRequirements(rule, base)).toEqual([]);
  expect(unmetRequirements(rule, { ...base, ms: 2_879_000, answered: 1, testPercent: null })).toEqual([
    { code: 'minutes', needed: 48, has: 47 },
    { code: 'answers', needed: 2, has: 1 },
    { code: 'test', needed: 60, has: null },
  ]);
  expect(unmetRequirements({ ...rule, testPercent: 0 }, { ...base, ms: 0, baseMs: 0 })).toHaveLength(1);
});

test('after the start a rule may become milder only', () => {
  const rule = { minPercent: 80, answersPercent: 50, testPercent: 0 };
  expect(isMilder({ ...rule, minPercent: 70 }, rule)).toBe(true);
  expect(isMilder({ ...rule, minPercent: 70, testPercent: 10 }, rule)).toBe(false);
});
