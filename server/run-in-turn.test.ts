import { expect, test } from 'vitest';
import { runInTurn } from './run-in-turn.ts';

test('a piece that fails is told by name, and those after it are done', async () => {
  const done: string[] = [];
  const piece = (name: string) => () => Promise.resolve(done.push(name));
  const all = {
    first: piece('first'),
    broken: () => Promise.reject(new Error('no database')),
    last: piece('last'),
  };
  runInTurn(all, (name, error) => done.push(`${name}: ${error.message}`))();
  await expect.poll(() => done).toEqual(['first', 'broken: no database', 'last']);
});
