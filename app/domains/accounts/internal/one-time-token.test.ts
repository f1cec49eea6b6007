import { expect, test } from 'vitest';
import type { Platform } from '#app/platform/platform.server.ts';
import { makeOneTimeToken, readOneTimeToken } from './one-time-token.server.ts';

// Tokens ask for one key.
const keys = { for: () => Buffer.alloc(32, 7) } as unknown as Platform['keys'];

const ctx = { keys, now: new Date('2026-11-02T12:00:00Z') };

test('a token of ours is read; one whose signature is of other characters, as many as ours, is none of ours', () => {
  const token = makeOneTimeToken(ctx, 'second-step', 'me', 5);
  expect(readOneTimeToken(ctx, 'second-step', token)).toMatchObject({ subject: 'me' });
  const signature = token.slice(token.lastIndexOf('.') + 1);
  const forged = token.replace(signature, 'é'.repeat(signature.length));
  expect(readOneTimeToken(ctx, 'second-step', forged)).toBeNull();
});
