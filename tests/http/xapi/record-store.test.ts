import { dialect } from '#db/dialect.ts';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { importEarlierStatements } from '#app/domains/xapi/maintenance/import-earlier-statements.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { revokeCredential } from '#app/domains/xapi/credentials/revoke-credential.server.ts';
import { listOwnStatements } from '#app/domains/xapi/records/list-own-statements.server.ts';
import { REQUEST_LIMITS } from '#app/domains/xapi/protocol/request-limits.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { activities, credentials, earlierStatements, statements } from '#db/schema/xapi.ts';
import { people } from '#db/schema/accounts.ts';
import { anActivity, anAgent, basic, multipart, openStore, statement } from '#tests/support/record-store.ts';

const store = await openStore();
const { app, port } = store;
const client = store.client('2.0.0');
const healthy = async () => expect((await client.post('statements', statement())).status).toBe(200);

/** Bytes as they are on a line of its own; answers what came back until the other side closed, or null after `ms`. */
function onLine(text: string | Buffer, { end = false, ms = 3000 } = {}): Promise<string | null> {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1');
    let got = '';
    const timer = setTimeout(() => line.destroy(), ms);
    line.on('data', (chunk) => (got += chunk.toString('latin1')));
    line.on('error', () => undefined);
    line.on('close', () => {
      clearTimeout(timer);
      resolve(got || null);
    });
    line.write(text);
    if (end) setTimeout(() => line.destroy(), 50);
  });
}
const head = (more: string, path = '/xapi/statements') =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 2.0.0\r\nAuthorization: ${basic(store.everything)}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

test('a body over the limit gets 413 before it is read, and where it says no length as soon as it is over', async () => {
  const before = await onLine(head(`Content-Length: ${REQUEST_LIMITS.json + 1}`));
  expect(before).toMatch(/^HTTP\/1\.1 413 [\s\S]*bytes/);
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  const framed = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
  const pieces = Array.from({ length: 12 }, () => framed);
  const chunked = await onLine(Buffer.concat([Buffer.from(head('Transfer-Encoding: chunked')), ...pieces]));
  expect(chunked).toMatch(/^HTTP\/1\.1 413/);
  const document = `/xapi/activities/profile?activityId=https://example.org/a&profileId=p`;
  expect(await onLine(head('Content-Length: 6000000', document))).toMatch(/^HTTP\/1\.1 413/);
  await healthy();
});

test('an upload that stops halfway leaves nothing, and holds nobody up meanwhile', async () => {
  const incoming = join(app.folder, 'incoming');
  const left = readdirSync(incoming).length;
  const half = multipart('b', [
    { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(statement({ attachments: [{ usageType: 'https://example.org/u', display: { en: 'x' }, contentType: 'text/plain', length: 4, sha2: 'a'.repeat(64) }] })) }, // oxfmt-ignore
    {
      headers: { 'Content-Transfer-Encoding': 'binary', 'X-Experience-API-Hash': 'a'.repeat(64) },
      body: 'half',
    },
  ]).subarray(0, -10);
  const begun = head(`Content-Length: ${half.length + 100}`).replace('application/json', 'multipart/mixed; boundary=b'); // oxfmt-ignore
  const slow = onLine(Buffer.concat([Buffer.from(begun), half]), { ms: 1500 });
  await healthy();
  expect(await slow).toBe(null);
  await onLine(Buffer.concat([Buffer.from(begun), half]), { end: true });
  await onLine(head('Content-Length: 1000') + '{"actor":', { end: true });
  for (let tries = 0; readdirSync(incoming).length > left && tries < 50; tries++)
    await new Promise((next) => setTimeout(next, 50));
  expect(readdirSync(incoming).length).toBe(left);
  await healthy();
});

test('whatever JSON can be, the process stays healthy and says what is wrong', async () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const text = JSON.stringify(statement());
  const wide = '"x":1,'.repeat(200_000);
  const broken = Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from(',"x":"'), Buffer.from([0xff, 0xc0]), Buffer.from('"}')]); // oxfmt-ignore
  const cases: [string, string | Buffer, RegExp][] = [
    ['deep', deep, /levels deep/],
    ['deep in extensions', text.replace('{', `{"context":{"extensions":{"https://example.org/e":${deep}}},`), /levels deep/], // oxfmt-ignore
    ['__proto__', text.replace('{', '{"__proto__":{"admin":true},'), /__proto__/],
    ['constructor', text.replace('{', '{"constructor":1,'), /\$\.constructor/],
    ['many members', `{${wide}"y":1}`, /must be there/],
    ['no UTF-8', broken, /UTF-8/],
    ['no JSON', text.slice(1), /must be JSON/],
  ];
  for (const [why, body, says] of cases) {
    const said = await client.post('statements', body);
    expect(said.status, why).toBe(400);
    expect(said.text, why).toMatch(says);
    expect(said.text.length, why).toBeLessThan(1000);
  }
  const profile = `activities/profile?${new URLSearchParams({ activityId: anActivity().id, profileId: 'p' })}`;
  expect((await client.post(profile, `{"a":${deep}}`)).status).toBe(400);
  expect((await client.post(profile, '{"__proto__":{"polluted":1}}')).status).toBe(204);
  expect((await client.post(profile, '{"b":1}')).status).toBe(204);
  expect((await client.get(profile)).text).toBe('{"__proto__":{"polluted":1},"b":1}');
  expect(({} as { polluted?: number }).polluted).toBe(undefined);
  await healthy();
});

test('a text of nine megabytes and the zero character go in and come out', async () => {
  const response = 'ў'.repeat(4_500_000);
  const [long] = await client.store(statement({ result: { response } }));
  expect((await client.get(`statements?statementId=${long}`)).json<{ result: { response: string } }>().result.response === response).toBe(true); // oxfmt-ignore
  const [zero] = await client.store(statement({ result: { response: 'a\u0000b' } }));
  expect((await client.get(`statements?statementId=${zero}`)).json()['result']).toEqual({
    response: 'a\u0000b',
  });
});

test('a page is no larger than the process can bear', async () => {
  const who = anAgent();
  for (let i = 0; i < 4; i++) await client.store(statement({ actor: who, result: { response: 'x'.repeat(3_000_000) } })); // oxfmt-ignore
  let next = `statements?agent=${encodeURIComponent(JSON.stringify(who))}`;
  const sizes: number[] = [];
  while (next) {
    const page = (await client.get(next)).json<{ statements: object[]; more: string }>();
    sizes.push(page.statements.length);
    next = page.more;
  }
  expect(sizes).toEqual([2, 2]);
});

/** What could run out is memory of the process, which is the same on both databases. */
const MANY = dialect === 'sqlite' ? 100_000 : 20_000;
test(`${MANY} distinct activities from one client`, { timeout: 120_000 }, async () => {
  const prefix = randomUUID();
  const at = (n: number) => ({
    id: `https://example.org/${prefix}/${n}`,
    definition: { name: { en: `${n}` } },
  });
  for (let from = 0; from < MANY; from += 4000) {
    const sent = Array.from(
      { length: 100 },
      (_, i) =>
      statement({ context: { contextActivities: { other: Array.from({ length: 40 }, (__, k) => at(from + i * 40 + k)) } } }), // oxfmt-ignore
    );
    expect((await client.post('statements', sent)).status).toBe(200);
  }
  const said = await client.get(`activities?activityId=${encodeURIComponent(at(MANY - 1).id)}`);
  expect(said.json()).toMatchObject({ definition: { name: { en: `${MANY - 1}` } } });
  expect(await client.find({ activity: at(12_345).id, related_activities: 'true' })).toHaveLength(1);
  await healthy();
});

test('more statements than a request may bring', async () => {
  const many = Array.from({ length: REQUEST_LIMITS.statements + 1 }, () => statement());
  expect((await client.post('statements', many)).status).toBe(413);
});

test('each scope opens what it names and nothing else', async () => {
  const [own] = await client.store(statement());
  const verbs = {
    write: () => ['POST', 'statements', statement()] as const,
    read: () => ['GET', 'statements?limit=1', undefined] as const,
    state: () => ['GET', `activities/state?${new URLSearchParams({ activityId: anActivity().id, agent: JSON.stringify(anAgent()) })}`, undefined] as const, // oxfmt-ignore
    profile: () => ['GET', `activities/profile?activityId=https://example.org/a`, undefined] as const,
  };
  const allowed: [Parameters<typeof store.credential>[0], (keyof typeof verbs)[]][] = [
    [['statements/write'], ['write']],
    [['statements/read/mine'], ['read']],
    [['statements/read'], ['read']],
    [['state'], ['state']],
    [['profile'], ['profile']],
    [['define'], []],
  ];
  for (const [scopes, opens] of allowed) {
    const limited = store.client('2.0.0', await store.credential(scopes));
    for (const name of Object.keys(verbs) as (keyof typeof verbs)[]) {
      const [method, path, body] = verbs[name]();
      const said = await limited.ask(method, path, body);
      expect(said.status, `${scopes?.join(' ')} ${name}`).toBe(opens.includes(name) ? 200 : 403);
    }
  }
  const mine = store.client('2.0.0', await store.credential(['statements/write', 'statements/read/mine']));
  const [written] = await mine.store(statement());
  expect((await mine.find({})).map(({ id }) => id)).toEqual([written]);
  expect((await mine.get(`statements?statementId=${own}`)).status).toBe(404);
  // A client may not void another's statement, nor define another's activity.
  const voiding = (id: string) => statement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id } }); // oxfmt-ignore
  expect((await mine.post('statements', voiding(own!))).status).toBe(403);
  expect((await mine.post('statements', voiding(written!))).status).toBe(200);
  expect((await client.get(`statements?statementId=${own}`)).status).toBe(200);
  const activity = anActivity();
  await mine.store(statement({ object: { ...activity, definition: { name: { en: 'No' } } } }));
  expect((await client.get(`activities?activityId=${activity.id}`)).json()).toEqual(activity);
});

test('revoked, expired and too often', async () => {
  const made = await store.credential();
  const one = store.client('2.0.0', made);
  expect((await one.get('statements?limit=1')).status).toBe(200);
  await revokeCredential(app.operator, null, made.key);
  expect((await one.get('statements?limit=1')).status).toBe(401);
  const short = await store.credential(undefined, { days: 1 });
  await app.platform.db.transact(async (tx) => {
    await tx.update(credentials).set({ expiresAt: new Date(Date.now() - 1) }).where(eq(credentials.id, short.key)); // oxfmt-ignore
  });
  expect((await store.client('2.0.0', short).get('statements?limit=1')).status).toBe(401);
  const few = store.client('2.0.0', await store.credential(undefined, { perMinute: 3 }));
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) statuses.push((await few.get('statements?limit=1')).status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  const [row] = await app.platform.db.read.select().from(credentials).where(eq(credentials.id, made.key));
  expect(JSON.stringify(row)).not.toContain(made.secret);
  expect(app.lines.join('')).not.toContain(made.secret);
});

test('a tool in a page of another origin may ask, and nothing it stores is shown as ours', async () => {
  const asked = await store.raw('OPTIONS', '/xapi/statements', { Origin: 'https://tool.example.org', 'Access-Control-Request-Method': 'POST' }); // oxfmt-ignore
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect(asked.headers.get('access-control-allow-headers')).toContain('Authorization');
  expect(asked.headers.get('access-control-allow-credentials')).toBe(null);
  const where = `activities/profile?${new URLSearchParams({ activityId: anActivity().id, profileId: 'page' })}`;
  await client.put(where, '<script>alert(1)</script>', { 'Content-Type': 'text/html', 'If-None-Match': '*' });
  const page = await client.get(where);
  expect(page.headers.get('content-security-policy')).toContain('sandbox');
  expect(page.headers.get('content-disposition')).toBe('attachment');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

test('many at once, the same one too: each is stored once', async () => {
  const id = randomUUID();
  const shared = statement({ id });
  const sent = Array.from({ length: 60 }, (_, i) =>
    client.post('statements', i % 3 === 0 ? shared : statement()),
  );
  const said = await Promise.all(sent);
  expect(said.map(({ status }) => status)).toEqual(said.map(() => 200));
  const verb = 'http://adlnet.gov/expapi/verbs/attended';
  const found = await client.find({ verb, agent: JSON.stringify(shared.actor) });
  expect(found.map((each) => each['id'])).toEqual([id]);
});

test('what was kept before there was a record store is taken over, once', async () => {
  const person = await app.person('earlier');
  const [{ opaqueId } = { opaqueId: '' }] = await app.platform.db.read.select().from(people).where(eq(people.id, person.id)); // oxfmt-ignore
  const [id, registration] = [newId(), randomUUID()];
  const stored = new Date('2026-05-01T10:00:00.123Z');
  const homePage = app.platform.settings.appOrigin;
  const body = {
    id,
    actor: { objectType: 'Agent', account: { homePage, name: opaqueId } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed' } },
    object: {
      objectType: 'Activity',
      id: `${homePage}/activities/x`,
      definition: { name: { fi: 'Kurssi' } },
    },
    context: { platform: 'Majakka', registration },
    timestamp: stored.toISOString(),
    stored: stored.toISOString(),
    authority: { objectType: 'Agent', account: { homePage, name: 'majakka' } },
    version: '1.0.3',
  };
  await app.platform.db.transact(async (tx) => {
    await tx.insert(earlierStatements).values({ id, actor: opaqueId, verb: body.verb.id, activity: body.object.id, registration, timestamp: stored, stored, body }); // oxfmt-ignore
  });
  expect(await importEarlierStatements(app.operator)).toBe(1);
  expect(await importEarlierStatements(app.operator)).toBe(0);
  const own = await listOwnStatements(await app.as(person));
  expect(own).toMatchObject({ total: 1, next: null, statements: [body] });
  expect((await client.find({ registration })).map((each) => each['stored'])).toEqual([stored.toISOString()]);
  expect(await app.platform.db.read.$count(statements, eq(statements.registration, registration))).toBe(1);
});

test('a definition from a rolled-back unit is not cached', async () => {
  const activity = `/activities/courses/${randomUUID()}`;
  const record = (tx: Tx) =>
    recordStatementIn(tx, app.operator, { actor: randomUUID(), verb: 'completed', activity, name: { en: 'Heart' }, type: 'course', registration: null }); // oxfmt-ignore
  const undone = app.platform.db.transact(async (tx) => {
    await record(tx);
    await record(tx);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await app.platform.db.transact(record);
  const id = app.platform.settings.appOrigin + activity;
  const said = await client.get(`activities?activityId=${encodeURIComponent(id)}`);
  expect(said.json()).toMatchObject({ definition: { name: { en: 'Heart' } } });
});

test('the last definition wins where another process has written meanwhile', async () => {
  const activity = anActivity();
  const says = (en: string) =>
    client.store(statement({ object: { ...activity, definition: { name: { en } } } }));
  const named = async () =>
    (await client.get(`activities?activityId=${encodeURIComponent(activity.id)}`)).json()['definition'];
  const start = Date.now();
  const { clock } = app.platform;
  try {
    for (const second of [0, 3, 6]) {
      app.platform.clock = () => new Date(start + second * 1000);
      await says('Ours');
    }
    await app.platform.db.transact(async (tx) => {
      const definition = JSON.stringify({ name: { en: 'Theirs' } });
      await tx.update(activities).set({ definition }).where(eq(activities.iri, activity.id));
    });
    expect(await named()).toEqual({ name: { en: 'Theirs' } });
    app.platform.clock = () => new Date(start + 9000);
    await says('Ours');
    expect(await named()).toEqual({ name: { en: 'Ours' } });
  } finally {
    app.platform.clock = clock;
  }
});

test('no key and no secret looks like an option of a command', async () => {
  // Of so many random texts of 64 letters, one would begin with a hyphen but in one case of ten thousand.
  for (let i = 0; i < 300; i++) {
    const { key, secret } = await store.credential(['statements/write']);
    expect([key, secret].filter((each) => !/^\w[\w-]+$/.test(each))).toEqual([]);
  }
});
