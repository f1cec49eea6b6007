import { expect, test } from 'vitest';
import { readBody } from './read-body.server.ts';

let taken = 0;
async function* pieces(...words: string[]) {
  taken = 0;
  for (const word of words) {
    taken += 1;
    yield Buffer.from(word);
  }
}

test('a body is put together from its pieces', async () => {
  expect(String(await readBody(pieces('ab', '', 'c'), 3))).toBe('abc');
  expect(String(await readBody(pieces(), 3))).toBe('');
});

test('a body past its limit is refused at that piece, and no further piece is asked for', async () => {
  await expect(readBody(pieces('ab', 'cd', 'ef'), 3)).rejects.toMatchObject({
    code: 'too_large',
    facts: { bytes: 3 },
  });
  expect(taken).toBe(2);
});

test('whoever reads may say the refusal in words of their own', async () => {
  await expect(readBody(pieces('abcd'), 3, (limit) => new Error(`over ${limit}`))).rejects.toThrow('over 3');
});
