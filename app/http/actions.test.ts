import { data, redirect } from '@remix-run/node';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { act, actions, fields } from './actions.server.ts';
import type { RequestContext } from './context.server.ts';
import { type Said, sayNext, takeSaid } from './said.server.ts';

// Of a request's context these tests need no more.
const context = {
  ctx: { settings: {}, keys: { for: () => Buffer.alloc(32) }, actor: null },
  locale: 'en',
} as unknown as RequestContext;
const post = (form: [string, string][]) => ({
  context,
  request: new Request('http://localhost/page', { method: 'POST', body: new URLSearchParams(form) }),
});
const called: unknown[] = [];
const pairs = (request: ReturnType<typeof post>, guard = () => 'own' as unknown) =>
  actions(request, {
    guard,
    back: ({ intent }) => `/page?did=${intent}`,
    lists: ['days'],
    intents: (own) => ({
      '': act(async (_ctx, values) => called.push(['unnamed', values])),
      pause: act(async () => called.push(['pause', own])),
      name: act(fields('id'), async (_ctx, { id }) => called.push(['name', id])),
      rate: act(
        z.object({ mark: z.coerce.number('whole_number').max(5, 'too_long') }),
        async (_ctx, { mark }) => called.push(['rate', mark]),
      ),
      elsewhere: act(async () => redirect('/elsewhere')),
      show: act(async () => data({ codes: ['a'] })),
      refuse: act(async () => {
        throw new DomainError('pair_barred');
      }),
    }),
  });
const sent = async (...form: [string, string][]) => {
  called.length = 0;
  return (await pairs(post(form))) as Response & { data: unknown; init: { status: number } };
};

test('an intent of the table is done, with what the guard returned, and the page is asked for again', async () => {
  const answer = await sent(['intent', 'pause']);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/page?did=pause']);
  expect(called).toEqual([['pause', 'own']]);
});

test('a form without an intent is the unnamed one of the table', async () => {
  await sent(['days', '1'], ['days', '2'], ['words', 'a\r\nb']);
  expect(called).toEqual([['unnamed', { days: ['1', '2'], words: 'a\nb' }]]);
});

test.each(['nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the intent %s, which no table was written with, is a form that means nothing',
  async (intent) => {
    await expect(sent(['intent', intent])).rejects.toMatchObject({
      init: { status: 422 },
      data: { code: 'form_malformed' },
    });
    expect(called).toEqual([]);
  },
);

test.each(['pause', 'nothing', '__proto__'])(
  'whom the guard turns away learns nothing of the intent %s',
  async (intent) => {
    const turnAway = () => {
      throw new DomainError('not_found');
    };
    called.length = 0;
    await expect(pairs(post([['intent', intent]]), turnAway)).rejects.toMatchObject({
      init: { status: 404 },
      data: { code: 'not_found' },
    });
    expect(called).toEqual([]);
  },
);

test('input that the schema refuses reaches no verb and comes back beside its field, passwords excepted', async () => {
  const answer = await sent(['intent', 'rate'], ['mark', '9'], ['password', 'secret']);
  expect(answer.init.status).toBe(422);
  expect(answer.data).toEqual({
    fields: { mark: 'too_long' },
    failure: null,
    values: { intent: 'rate', mark: '9', days: [] },
  });
  expect(called).toEqual([]);
});

test('a field that a page puts into its form unseen is empty where it is missing', async () => {
  await sent(['intent', 'name']);
  expect(called).toEqual([['name', '']]);
});

test('a response or data of an act is the answer; any other result is not', async () => {
  expect((await sent(['intent', 'elsewhere'])).headers.get('location')).toBe('/elsewhere');
  expect((await sent(['intent', 'show'])).data).toEqual({ codes: ['a'] });
  expect((await sent(['intent', 'pause'])).status).toBe(302);
});

test('what a verb refuses is said above the form that is shown again', async () => {
  const answer = await sent(['intent', 'refuse']);
  expect(answer.init.status).toBe(409);
  expect(answer.data).toMatchObject({ failure: { code: 'pair_barred' }, values: { intent: 'refuse' } });
});

test('a page of one form takes it whatever its intent', async () => {
  const answer = await actions(post([['intent', 'new']]), {
    back: ({ did }) => `/made/${String(did)}`,
    form: act(async () => 'id'),
  });
  expect((answer as Response).headers.get('location')).toBe('/made/id');
});

test('the page that follows says what was done; what no other page follows, or says nothing, sets no cookie', async () => {
  const saidOf = async (intent: string, said: Parameters<typeof actions>[1]['said']) => {
    const request = post([['intent', intent]]);
    const answer = (await actions(request, {
      guard: () => null,
      back: '/page',
      intents: {
        save: act(async () => 7),
        elsewhere: act(async () => redirect('/elsewhere')),
        show: act(async () => data({ codes: ['a'] })),
      },
      ...(said === undefined ? {} : { said }),
    })) as Response;
    const cookie = answer.headers?.getSetCookie?.()[0]?.split(';')[0];
    const next: RequestContext = { ...context, cookies: [] };
    return cookie && takeSaid(new Request('http://localhost/page', { headers: { cookie } }), next);
  };
  expect(await saidOf('save', undefined)).toEqual({ key: 'said.saved', to: '/page' });
  expect(await saidOf('save', { save: null })).toBeUndefined();
  expect(await saidOf('save', { elsewhere: 'said.done' })).toMatchObject({ key: 'said.saved' });
  const undo = { intent: 'remove', hidden: { id: '7' } };
  const own = ({ did }: { did: unknown }) =>
    ({ key: 'said.done', facts: { count: Number(did) }, undo }) as const;
  expect(await saidOf('save', own)).toEqual({ key: 'said.done', facts: { count: 7 }, undo, to: '/page' });
  expect(await saidOf('elsewhere', undefined)).toBeUndefined();
  expect(await saidOf('elsewhere', { elsewhere: 'said.done' })).toMatchObject({ key: 'said.done' });
});

test('a page that is drawn in answer to the form says what was done itself', async () => {
  const request = post([['intent', 'show']]);
  const next: RequestContext = { ...context, cookies: [] };
  await actions(
    { ...request, context: next },
    {
      guard: () => null,
      back: '/page',
      said: { show: 'said.done' },
      intents: { show: act(async () => data({ codes: ['a'] })) },
    },
  );
  expect(takeSaid(request.request, next)).toEqual({ key: 'said.done', to: '/page' });
  expect(next.cookies).toEqual([]);
});

test('what somebody did is said to nobody else who signs in on the same browser, and to nobody signed in only what names no one', () => {
  const as = (id: string | null) => ({ ...context.ctx, actor: id === null ? null : { id } }) as Ctx;
  const sayTo = (id: string | null, by: string | null, said: Said) => {
    const cookie = sayNext(as(by), new Request('http://localhost/page'), said).split(';')[0]!;
    const request = new Request('http://localhost/', { headers: { cookie } });
    return takeSaid(request, { ctx: as(id), cookies: [] });
  };
  const plain: Said = { key: 'said.saved' };
  const undone: Said = { key: 'said.saved', undo: { intent: 'undo', hidden: { id: '7' } } };
  expect(sayTo('a', 'a', undone)).toEqual({ ...undone, to: '/page' });
  expect(sayTo('b', 'a', undone)).toBeNull();
  expect(sayTo('b', 'a', plain)).toBeNull();
  expect(sayTo(null, 'a', undone)).toBeNull();
  expect(sayTo(null, 'a', { ...plain, facts: { name: 'Anna' } })).toBeNull();
  expect(sayTo(null, 'a', plain)).toEqual({ ...plain, to: '/page' });
  expect(sayTo('a', null, plain)).toEqual({ ...plain, to: '/page' });
});

test('what a page says is ours alone: a cookie that nobody sealed says nothing, and is cleared', () => {
  const next: RequestContext = { ...context, cookies: [] };
  const request = new Request('http://localhost/page', {
    headers: { cookie: 'said=eyJrZXkiOiJzYWlkLmRvbmUifQ' },
  });
  expect(takeSaid(request, next)).toBeNull();
  expect(next.cookies).toEqual([expect.stringMatching(/^said=; .*Max-Age=0/)]);
});

test('on a shared computer nobody hears what was done by the person before them', async () => {
  const by = (id: string | null): RequestContext => ({
    ...context,
    ctx: { ...context.ctx, actor: id === null ? null : ({ id } as RequestContext['ctx']['actor']) },
    cookies: [],
  });
  const heardBy = async (sender: string | null, reader: string | null) => {
    const page = { back: '/page', form: act(async () => 7) };
    const answer = (await actions({ ...post([]), context: by(sender) }, page)) as Response;
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    return takeSaid(new Request('http://localhost/page', { headers: { cookie } }), by(reader));
  };
  const saved = { key: 'said.saved', to: '/page' };
  expect(await heardBy('ilze', 'ilze')).toEqual(saved);
  expect(await heardBy('ilze', 'anna')).toBeNull();
  // Signing in and out changes who is acting.
  expect([await heardBy(null, 'ilze'), await heardBy('ilze', null)]).toEqual([saved, saved]);
});
