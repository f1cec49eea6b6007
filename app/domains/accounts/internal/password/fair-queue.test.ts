import { expect, test } from 'vitest';
import { fairQueue } from './fair-queue.ts';

/** Work that ends when it is told to. */
function pieces() {
  const [begun, ends]: [string[], (() => void)[]] = [[], []];
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((end) => ends.push(() => end(name)));
  };
  const settled = () => new Promise((done) => setImmediate(done));
  const endAll = async () => {
    await settled();
    for (; ends.length > 0; await settled()) ends.shift()!();
  };
  return { begun, work, settled, endAll, ends };
}

test('no more run at once than may', async () => {
  const { begun, work, settled, ends, endAll } = pieces();
  const inTurn = fairQueue({ atOnce: 2, longest: 10 });
  const all = ['a', 'b', 'c'].map((name) => inTurn(name, work(name)));
  await settled();
  expect(begun).toEqual(['a', 'b']);
  ends.shift()!();
  await settled();
  expect(begun).toEqual(['a', 'b', 'c']);
  await endAll();
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
});

test('one who comes after a crowd is second, not last', async () => {
  const { begun, work, endAll } = pieces();
  const inTurn = fairQueue({ atOnce: 1, longest: 10 });
  const all = [
    ...['c1', 'c2', 'c3', 'c4'].map((name) => inTurn('crowd', work(name))),
    inTurn('one', work('one')),
  ];
  await endAll();
  await Promise.all(all);
  expect(begun).toEqual(['c1', 'c2', 'one', 'c3', 'c4']);
});

test('when too many wait, the crowd gives way and is told that it is busy', async () => {
  const { begun, work, endAll } = pieces();
  const inTurn = fairQueue({ atOnce: 1, longest: 3 });
  const all = [
    ...['c1', 'c2', 'c3', 'c4', 'c5'].map((name) => inTurn('crowd', work(name))),
    inTurn('one', work('one')),
  ].map((each) => each.catch((error: Error) => error.message));
  await endAll();
  expect(await Promise.all(all)).toEqual(['c1', 'c2', 'c3', 'busy', 'busy', 'one']);
  expect(begun).toContain('one');
});

test('work that fails gives its place on', async () => {
  const inTurn = fairQueue({ atOnce: 1, longest: 3 });
  await expect(inTurn('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await inTurn('a', async () => 'whole')).toBe('whole');
});
