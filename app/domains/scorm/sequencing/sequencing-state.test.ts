import { expect, test } from 'vitest';
import { flow, item, manifestOf, take } from '#tests/support/sequencing.ts';
import { stateCodec } from './sequencing-state.ts';

const back = (fresh: unknown, now: unknown) => {
  const codec = stateCodec(JSON.stringify(fresh));
  return JSON.parse(codec.whole(codec.difference(JSON.stringify(now)))) as unknown;
};

test('a state comes back from what differs, whatever its names and kinds', () => {
  const fresh = { a: 1, b: [], c: { 'x/y.[0': null }, d: [{ e: 1 }, { e: 2 }], g: {}, '1': { h: 1 } };
  const now = {
    a: '1',
    b: ['p', 'q'],
    c: { 'x/y.[0': { deep: true }, ä: false },
    d: [{ e: 1 }],
    g: [],
    '1': { h: 2 },
    __proto__x: 0,
  };
  expect(back(fresh, now)).toEqual(now);
  expect(back(now, fresh)).toEqual(fresh);
  expect(stateCodec(JSON.stringify(now)).difference(JSON.stringify(now))).toEqual({});
});

test('of a large course only what was touched travels', () => {
  const xml = manifestOf(
    Array.from({ length: 300 }, (_, n) => item(`i${n}`)),
    flow(),
  );
  const learner = take(xml);
  const fresh = learner.state();
  const codec = stateCodec(fresh);
  learner.navigate('start');
  learner.complete('continue');
  const difference = codec.difference(learner.state());
  expect(fresh.length).toBeGreaterThan(500_000);
  expect(JSON.stringify(difference).length).toBeLessThan(10_000);

  const again = take(xml, codec.whole(difference));
  again.resume();
  again.complete('continue');
  // A tab that was killed is suspended first, which ends the session before.
  expect(again.delivered).toEqual(['end', 'i1', 'i2']);
});
