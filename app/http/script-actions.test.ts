import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from '#app/platform/errors.ts';
import { act, type Guard } from './actions.server.ts';
import type { RequestContext } from './context.server.ts';
import { checkedActions, scriptActions } from './script-actions.server.ts';

type Args = Parameters<typeof scriptActions>[0];
const post = (form: Record<string, string>, accept = 'application/json', actor: unknown = {}): Args => ({
  params: {},
  context: {
    ctx: { actor, settings: {}, keys: { for: () => Buffer.alloc(32) } } as unknown,
    locale: 'en',
  } as RequestContext,
  request: new Request('http://localhost/act', {
    method: 'POST',
    headers: { accept },
    body: new URLSearchParams(form),
  }),
});
const talk = (args: Args, guard: Guard<unknown> = () => null) =>
  scriptActions(args, {
    guard,
    intents: {
      say: act(z.object({ text: z.string().min(1, 'required') }), async () => undefined),
      ticket: act(async () => ({ ticket: 't' })),
    },
  });
const refuse = (code: 'not_found' | 'room_blocked') => () => {
  throw new DomainError(code);
};

test('a script hears what the act returns, or that it is done', async () => {
  expect(await (await talk(post({ intent: 'ticket' }))).json()).toEqual({ ticket: 't' });
  expect(await (await talk(post({ intent: 'say', text: 'a' }))).json()).toEqual({ ok: true });
});

test('a script hears the code and the sentence of what was refused, with its status', async () => {
  const answer = await talk(post({ intent: 'say' }), refuse('room_blocked'));
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: 'room_blocked', says: expect.stringMatching(/\w/) });
});

test('of a message that its schema refuses, what is wrong with it is the code, and stands at its field too', async () => {
  const answer = await talk(post({ intent: 'say', text: '' }));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    error: 'required',
    fields: { text: 'required' },
    failure: null,
  });
});

test('a script whose message is too long to be read hears that, with 413', async () => {
  const answer = await talk(post({ intent: 'say', text: 'x'.repeat(3_000_000) }));
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ error: 'form_too_large', failure: { code: 'form_too_large' } });
});

test('what is wrong with no field is the failure of the form', async () => {
  expect(await (await talk(post({ intent: 'say' }), refuse('not_found'))).json()).toMatchObject({
    fields: {},
    failure: { code: 'not_found' },
  });
  expect(await (await talk(post({ intent: 'toString' }))).json()).toMatchObject({ error: 'form_malformed' });
});

const checked = (args: Args) =>
  checkedActions(args, {
    guard: () => null,
    to: ({ intent }) => `/did/${intent}`,
    said: { close: 'said.done' },
    intents: { close: act(async () => undefined) },
  });

test('words that are checked on the device are taken from its script alone', async () => {
  const answer = await checked(post({ intent: 'close' }));
  expect(await answer.json()).toEqual({ to: '/did/close' });
  expect(answer.headers.get('set-cookie')).toMatch(/^said=/);
  expect(await (await checked(post({ intent: 'close' }, 'text/html'))).json()).toMatchObject({
    error: 'unchecked',
  });
});

test('of somebody who is not signed in nothing is read', async () => {
  const args = post({ intent: 'close' }, 'application/json', null);
  expect((await checked(args)).status).toBe(401);
  expect(args.request.bodyUsed).toBe(false);
});
