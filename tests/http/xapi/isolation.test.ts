import { createHash } from 'node:crypto';
import { eq, like, sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { assignMissingOwners } from '#app/domains/xapi/maintenance/assign-missing-owners.server.ts';
import { assignUnownedDocuments } from '#app/domains/xapi/maintenance/assign-unowned-documents.server.ts';
import type { Scope } from '#app/domains/xapi/credentials/client.ts';
import { createCredential } from '#app/domains/xapi/credentials/create-credential.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import { DomainError } from '#app/platform/errors.ts';
import { activities, documents } from '#db/schema/xapi.ts';
import { anActivity, anAgent, basic, openStore, statement } from '#tests/support/record-store.ts';
import { said } from '#tests/support/words.ts';

const store = await openStore();
const { app } = store;
const { db } = app.platform;
const NEW = { 'If-None-Match': '*' };
let [latvian, estonian] = ['', ''];

beforeAll(async () => {
  latvian = await app.association('lv-docs', [await app.person('lv')]);
  estonian = await app.association('ee-docs', [await app.person('ee')]);
});

const key = (associationId: string | null, scopes: Scope[], prefixes = '') =>
  createCredential(app.operator, associationId, { name: 'A tool', scopes, prefixes });
const clientOf = async (...args: Parameters<typeof key>) => store.client('2.0.0', await key(...args));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.fields : String(error)),
  );
const place = (more: Record<string, string> = {}) => ({
  activityId: anActivity().id,
  agent: JSON.stringify(anAgent()),
  ...more,
});
const RESOURCES: [string, string, (where: ReturnType<typeof place>) => Record<string, string>][] = [
  ['activities/state', 'stateId', (where) => where],
  ['activities/profile', 'profileId', ({ activityId }) => ({ activityId })],
  ['agents/profile', 'profileId', ({ agent }) => ({ agent })],
];

test.each(RESOURCES)(
  '%s: clients of one association share documents, those of another meet nothing',
  async (path, id, pick) => {
    const [first, second] = [
      await clientOf(latvian, ['state', 'profile']),
      await clientOf(latvian, ['state', 'profile']),
    ];
    const others = [
      await clientOf(estonian, ['state', 'profile']),
      await clientOf(null, ['state', 'profile']),
    ];
    const where = pick(place());
    const shelf = `${path}?${new URLSearchParams(where)}`;
    const one = `${path}?${new URLSearchParams({ ...where, [id]: 'p' })}`;
    expect((await first.put(one, { whose: 'lv' }, NEW)).status).toBe(204);
    expect((await second.get(one)).json()).toEqual({ whose: 'lv' });
    for (const [i, other] of others.entries()) {
      expect((await other.get(one)).status).toBe(404);
      expect((await other.get(shelf)).json()).toEqual([]);
      expect((await other.delete(one)).status).toBe(204);
      expect((await other.put(one, { whose: i }, NEW)).status).toBe(204);
      expect((await other.post(one, { more: i })).status).toBe(204);
      expect((await other.get(one)).json()).toEqual({ whose: i, more: i });
    }
    // Only the state resource deletes a whole shelf.
    expect((await others[0]!.delete(shelf)).status).toBe(path === 'activities/state' ? 204 : 400);
    expect((await second.get(one)).json()).toEqual({ whose: 'lv' });
  },
);

test('what an activity is, is said by whoever owns its IRI: us, a registered prefix, or who came first', async () => {
  const { appOrigin } = app.platform.settings;
  const person = await app.person('course');
  const ctx = await app.as(person);
  await db.transact((tx) => recordStatementIn(tx, ctx, { actor: ctx.actor!.opaqueId, verb: 'completed', activity: '/activities/courses/own', name: { fi: 'Kurssi' }, type: 'course', registration: null })); // oxfmt-ignore
  const [lv, ee] = [await clientOf(latvian, ['statements/write', 'statements/read/mine', 'define']), await clientOf(estonian, ['statements/write', 'define'])]; // oxfmt-ignore
  const says = (id: string, en: string) => statement({ object: { id, definition: { name: { en } } } });
  const named = async (id: string) =>
    ((await lv.get(`activities?activityId=${encodeURIComponent(id)}`)).json()['definition'] as { name: object } | undefined)?.name; // oxfmt-ignore

  const course = `${appOrigin}/activities/courses/own`;
  await ee.store(says(course, 'Hijacked'), says(`${appOrigin}/activities/courses/new`, 'Hijacked'));
  expect(await named(course)).toEqual({ fi: 'Kurssi' });
  expect(await named(`${appOrigin}/activities/courses/new`)).toBe(undefined);

  const first = anActivity().id;
  await lv.store(says(first, 'First'));
  await ee.store(says(first, 'Second'));
  await (
    await clientOf(latvian, ['statements/write', 'define'])
  ).store(statement({ object: { id: first, definition: { name: { lv: 'Pirmais' } } } }));
  expect(await named(first)).toEqual({ en: 'First', lv: 'Pirmais' });

  const prefix = 'https://tools.example.lv/course/';
  await key(latvian, ['define'], prefix);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2100 }); // registered prefixes are two seconds old at most
  await ee.store(says(`${prefix}1`, 'Squatted'));
  expect(await named(`${prefix}1`)).toBe(undefined);
  await lv.store(says(`${prefix}1`, 'Ours'));
  expect(await named(`${prefix}1`)).toEqual({ en: 'Ours' });
  vi.useRealTimers();
});

test('a key for published content writes about its own activities, and does nothing else', async () => {
  const prefix = 'https://content.example.ee/heart';
  const made = await key(estonian, ['content'], prefix);
  const content = store.client('2.0.0', made);
  const id = `${prefix}/1`;
  const status = async (object: object) => (await content.post('statements', statement({ object }))).status;
  expect(await status({ id, definition: { name: { en: 'Heart' } } })).toBe(200);
  for (const object of [
    anActivity(),
    { id: `${prefix}beat` },
    { objectType: 'StatementRef', id: crypto.randomUUID() },
    anAgent(),
    { objectType: 'SubStatement', actor: anAgent(), verb: statement().verb, object: anActivity() },
  ])
    expect(await status(object), JSON.stringify(object)).toBe(403);
  const elsewhere = { ...anActivity(), definition: { name: { en: 'Not mine' } } };
  await content.store(statement({ object: { id }, context: { contextActivities: { parent: [elsewhere] } } }));
  const reader = store.client('2.0.0');
  const known = async (activity: string) =>
    (await reader.get(`activities?activityId=${encodeURIComponent(activity)}`)).json()['definition'];
  expect(await known(id)).toEqual({ name: { en: 'Heart' } });
  expect(await known(elsewhere.id)).toBe(undefined);

  const state = (activityId: string) =>
    `activities/state?${new URLSearchParams({ ...place({ activityId }), stateId: 's' })}`;
  const own = state(id);
  expect((await content.put(own, { a: 1 })).status).toBe(204);
  expect((await content.put(state(anActivity().id), {})).status).toBe(403);
  expect((await content.put(`agents/profile?${new URLSearchParams({ agent: JSON.stringify(anAgent()), profileId: 'p' })}`, {}, NEW)).status).toBe(403); // oxfmt-ignore
  for (const said of [
    await content.get(own),
    await content.delete(own),
    await content.get('statements'),
    await content.get(`activities?activityId=${encodeURIComponent(id)}`),
    await content.get(`agents?agent=${encodeURIComponent(JSON.stringify(anAgent()))}`),
  ])
    expect(said.status).toBe(403);
  expect((await (await clientOf(estonian, ['state'])).get(own)).json()).toEqual({ a: 1 });
});

test('a key for content is made with prefixes of its own, and nothing of ours or of others', async () => {
  const prefix = 'https://taken.example.lv/a/';
  await key(latvian, ['content'], prefix);
  const of = (scopes: Scope[], prefixes: string) => codeOf(key(estonian, scopes, prefixes));
  expect(await of(['content'], 'https://taken.example.lv/a/b/')).toEqual({ prefixes: 'prefix_taken' });
  expect(await of(['define'], 'https://taken.example.lv/')).toEqual({ prefixes: 'prefix_taken' });
  expect(await of(['content'], `${app.platform.settings.appOrigin}/activities/`)).toEqual({
    prefixes: 'prefix_ours',
  });
  expect(await of(['content'], 'https://taken.example.lv/other/')).toBe(null);
  for (const wrong of ['https:', 'https://', 'no address', 'urn:', 'https://@/'])
    expect(await of(['content'], wrong), wrong).toContain('prefix_lines');
  expect(await of(['content'], '')).toContain('prefix_needed');
  expect(await of(['content', 'state'], 'https://x.example.lv/')).toContain('content_alone');
  const defined = anActivity().id;
  await (
    await clientOf(latvian, ['statements/write', 'define'])
  ).store(statement({ object: { id: defined, definition: { name: { en: 'x' } } } }));
  expect(await of(['content'], defined)).toEqual({ prefixes: 'prefix_taken' });
});

test('the page of tools makes a key for content and shows what is its own', async () => {
  const officer = await app.person('pages');
  await app.association('pages-docs', [officer]);
  const form = { intent: 'create', name: 'Heart at home', scopes: 'content' };
  const without = await app.post('/associations/pages-docs/tools', form, officer);
  expect(without.status).toBe(422);
  expect(await without.text()).toContain(said('errors:prefix_needed'));
  const made = await app.post('/associations/pages-docs/tools', { ...form, prefixes: 'https://pages.example.org/c/\r\n' }, officer); // oxfmt-ignore
  expect(await made.text()).toContain(`${said('xapi:clients.prefixes')}: https://pages.example.org/c/`);
});

test('a header that is stored and given back stands on one line', async () => {
  const where = { ...place(), stateId: 's' };
  const body = (type: string) =>
    new URLSearchParams({
      ...where, content: 'x', 'Content-Type': type, Authorization: basic(store.everything), 'X-Experience-API-Version': '1.0.3',
    }).toString(); // oxfmt-ignore
  const put = (type: string) =>
    store.raw('POST', '/xapi/1.0.3/activities/state?method=PUT', { 'Content-Type': 'application/x-www-form-urlencoded' }, Buffer.from(body(type))); // oxfmt-ignore
  for (const type of [
    'text/plain\r\nSet-Cookie: a=b',
    'text/plain\n',
    'text/\u0000plain',
    'text/ў',
    `text/${'x'.repeat(2000)}`,
  ])
    expect((await put(type)).status, JSON.stringify(type.slice(0, 30))).toBe(400);
  const client = store.client('1.0.3');
  const one = `activities/state?${new URLSearchParams(where)}`;
  expect((await client.get(one)).status).toBe(404);
  // One that was stored before this check is returned as bytes.
  expect((await put('text/plain')).status).toBe(204);
  await db.transact(async (tx) => {
    await tx.update(documents).set({ contentType: 'text/plain\r\nX-Evil: 1' }).where(eq(documents.name, 's'));
  });
  const said = await client.get(one);
  expect([said.status, said.headers.get('content-type'), said.headers.get('x-evil')]).toEqual([200, 'application/octet-stream', null]); // oxfmt-ignore
});

test('nor does a line end or a zero character come in by an attachment, a name or a key', async () => {
  const client = store.client('2.0.0');
  const attachment = (contentType: string) =>
    statement({ attachments: [{ usageType: 'https://example.org/u', display: { en: 'x' }, contentType, length: 1, sha2: 'a'.repeat(64), fileUrl: 'https://example.org/f' }] }); // oxfmt-ignore
  for (const type of ['text/plain; a="b\r\nX-Evil: 1"', 'text/plain\r\n; a=b', 'text/plain; a=\u0001'])
    expect((await client.post('statements', attachment(type))).status, JSON.stringify(type)).toBe(400);
  expect((await client.post('statements', attachment('text/plain; a="b c"; charset=utf-8'))).status).toBe(
    200,
  );
  const zero = `activities/state?${new URLSearchParams({ ...place(), stateId: 'a\u0000b' })}`;
  expect((await client.put(zero, {})).status).toBe(400);
  expect((await client.get(zero)).status).toBe(400);
  for (const name of ['<é "\\\r\n', 'снег/../%2e', ' '.repeat(3)]) {
    const odd = `activities/state?${new URLSearchParams({ ...place(), stateId: name })}`;
    expect((await client.put(odd, {})).status, name).toBe(204);
    expect((await client.get(odd)).status, name).toBe(200);
  }
  const bad = { 'X-Experience-API-Version': '2.0.0', Authorization: basic({ key: 'a\u0000b', secret: 'x' }) };
  expect((await store.raw('GET', '/xapi/statements', bad)).status).toBe(401);
});

test('documents of before owners go to who spoke of them, to the only one who could, or wait for the operator', async () => {
  const tool = await clientOf(latvian, ['statements/write', 'state', 'profile']);
  const [spoken, silent] = [anAgent(), anAgent()];
  const activity = anActivity();
  await tool.store(statement({ actor: spoken, object: activity }));
  const states = [spoken, silent].map(
    (agent) =>
      `activities/state?${new URLSearchParams({ activityId: activity.id, agent: JSON.stringify(agent), stateId: 'before' })}`,
  );
  for (const one of states) await tool.put(one, { kept: true });
  // As they were kept before: hashes alone, and nobody's.
  const bare = (column: typeof documents.key | typeof documents.shelf) => sql`substr(${column}, ${`association:${latvian}/`.length + 1})`; // oxfmt-ignore
  await db.transact(async (tx) => {
    await tx.update(documents).set({ owner: 'earlier', key: bare(documents.key), shelf: bare(documents.shelf) }).where(eq(documents.name, 'before')); // oxfmt-ignore
    await tx.update(activities).set({ owner: null }).where(like(activities.iri, 'https://example.org/%'));
  });
  const [row] = await db.read
    .select()
    .from(documents)
    .where(eq(documents.agent, agentKey(spoken)!));
  expect(row!.shelf).toBe(createHash('sha256').update(JSON.stringify(['state', activity.id, agentKey(spoken)])).digest('base64url')); // oxfmt-ignore
  expect((await tool.get(states[0]!)).status).toBe(404);
  expect(await assignMissingOwners(app.operator)).toBe(1);
  expect(await db.read.$count(activities, sql`owner is null`)).toBe(0);
  expect((await tool.get(states[0]!)).json()).toEqual({ kept: true });
  expect((await tool.get(states[1]!)).status).toBe(404);
  expect(await assignUnownedDocuments(app.operator, estonian)).toBe(1);
  expect((await (await clientOf(estonian, ['state'])).get(states[1]!)).json()).toEqual({ kept: true });
  expect(await assignMissingOwners(app.operator)).toBe(0);
});

test('in one place a client keeps a thousand documents and no more', async () => {
  const client = await clientOf(latvian, ['state']);
  const where = place();
  const one = (stateId: string) => `activities/state?${new URLSearchParams({ ...where, stateId })}`;
  await client.put(one('first'), {});
  const [row] = await db.read.select().from(documents).where(eq(documents.name, 'first'));
  await db.transact(async (tx) => {
    for (let i = 1; i < 1000; i += 111)
      await tx.insert(documents).values(Array.from({ length: 111 }, (_, k) => ({ ...row!, key: `k${i + k}`, name: `n${i + k}` }))); // oxfmt-ignore
  });
  expect((await client.put(one('last'), {})).status).toBe(413);
  expect((await client.put(one('first'), { again: true }, { 'If-Match': '*' })).status).toBe(204);
  expect((await client.delete(one('first'))).status).toBe(204);
  expect((await client.put(one('last'), {})).status).toBe(204);
});
