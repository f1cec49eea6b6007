import { randomUUID } from 'node:crypto';
import { eq, type SQL, sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createCredential } from '#app/domains/xapi/credentials/create-credential.server.ts';
import { eraseLearnersIn } from '#app/domains/xapi/records/erase-learners.server.ts';
import { recountRecordUse } from '#app/domains/xapi/maintenance/recount-record-use.server.ts';
import { bytesOf } from '#db/file-references.ts';
import { recordUse, statements } from '#db/schema/xapi.ts';
import type { Person } from '#tests/support/app.ts';
import { anActivity, anAgent, openStore, statement } from '#tests/support/record-store.ts';

const store = await openStore();
const { app } = store;
const { db, settings } = app.platform;
let administrator: Person;
let [latvian, estonian] = ['', ''];
beforeAll(async () => {
  administrator = await app.person('admin', ['administrator']);
  latvian = await app.association('lv-docs', [await app.person('lv')]);
  estonian = await app.association('ee-docs', [await app.person('ee')]);
});
afterEach(() => void vi.useRealTimers());

const clientOf = async (associationId: string | null) =>
  store.client('2.0.0', await createCredential(app.operator, associationId, { name: 'A tool', scopes: ['statements/write', 'state'], prefixes: '' })); // oxfmt-ignore
const place = { activityId: anActivity().id, agent: JSON.stringify(anAgent()) };
const stateOf = (stateId: string) => `activities/state?${new URLSearchParams({ ...place, stateId })}`;
const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
/** Use is written down once a second. */
const used = async (associationId: string) =>
  (await db.read.select().from(recordUse).where(eq(recordUse.associationId, associationId)))[0]?.bytes ?? 0;
const becomes = (associationId: string, bytes: number) =>
  vi.waitFor(async () => expect(await used(associationId)).toBe(bytes), { timeout: 5000 });
const sizeOf = async (id: string) =>
  (await db.read.select({ size: statements.size }).from(statements).where(eq(statements.id, id)))[0]!.size;

test('statements and documents count for the association that wrote them, and no longer when they are gone', async () => {
  const client = await clientOf(latvian);
  const said = statement({ id: randomUUID() });
  expect((await client.post('statements', said)).status).toBe(200);
  const size = await sizeOf(said.id);
  await becomes(latvian, size);
  // Said again, nothing is kept twice.
  expect((await client.post('statements', said)).status).toBe(200);
  expect((await client.put(stateOf('a'), text(4000))).status).toBe(204);
  expect((await client.put(stateOf('b'), text(2000))).status).toBe(204);
  await becomes(latvian, size + 6000);
  expect((await client.put(stateOf('a'), text(1000), { 'If-Match': '*' })).status).toBe(204);
  await becomes(latvian, size + 3000);
  expect((await client.delete(stateOf('b'))).status).toBe(204);
  await becomes(latvian, size + 1000);
  expect((await client.delete(`activities/state?${new URLSearchParams(place)}`)).status).toBe(204);
  await becomes(latvian, size);
  expect(await bytesOf(db.read, { kind: 'association', id: latvian })).toBe(size);
  expect(await used(estonian)).toBe(0);
});

test('past the limit of the association a statement and a document are refused in words, others and deleting go on', async () => {
  const client = await clientOf(estonian);
  const limit = (megabytes: string) =>
    app.post('/admin/storage', { kind: 'association', ownerId: estonian, megabytes }, administrator);
  expect((await client.put(stateOf('large'), text(900_000))).status).toBe(204);
  await becomes(estonian, 900_000);
  expect((await limit('1')).status).toBe(302);
  // Read again after ten seconds.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 });
  const refused = await client.put(stateOf('more'), text(100_001));
  expect([refused.status, refused.text]).toEqual([
    413,
    expect.stringContaining('limit of the association, 1 MB'),
  ]);
  const wordy = statement({ result: { response: 'x'.repeat(100_000) } });
  expect((await client.post('statements', wordy)).status).toBe(413);
  const there = statement({ id: randomUUID() });
  expect((await client.post('statements', there)).status).toBe(200);
  expect((await (await clientOf(latvian)).post('statements', wordy)).status).toBe(200);
  expect((await (await clientOf(null)).post('statements', statement())).status).toBe(200);
  // Content that is stored already, and smaller content, always fits.
  expect((await limit('0')).status).toBe(302);
  vi.setSystemTime(Date.now() + 11_000);
  expect((await client.post('statements', statement())).status).toBe(413);
  expect((await client.post('statements', there)).status).toBe(200);
  const rewrite = async (bytes: number) => {
    const { headers } = await client.get(stateOf('large'));
    return client.put(stateOf('large'), text(bytes), { 'If-Match': headers.get('etag')! });
  };
  expect((await rewrite(900_000)).status).toBe(204);
  expect((await rewrite(900_001)).status).toBe(413);
  expect((await rewrite(800_000)).status).toBe(204);
  expect((await limit('1')).status).toBe(302);
  vi.setSystemTime(Date.now() + 11_000);
  expect((await client.delete(stateOf('large'))).status).toBe(204);
  expect(await client.put(stateOf('more'), text(100_001))).toMatchObject({ status: 204 });

  const page = await app.get('/admin/storage', administrator);
  expect(await page.text()).toContain('ee-docs');
});

test('a key that learners can read leaves its association half of the limit', async () => {
  const swedish = await app.association('se-docs', [await app.person('se')]);
  const prefixes = 'https://packages.example.org/course/';
  const key = await createCredential(app.operator, swedish, {
    name: 'A course',
    scopes: ['content'],
    prefixes,
  });
  const [course, tool] = [store.client('2.0.0', key), await clientOf(swedish)];
  await app.post('/admin/storage', { kind: 'association', ownerId: swedish, megabytes: '1' }, administrator);
  const large = (id: string) =>
    statement({ object: { id: `${prefixes}${id}` }, result: { response: 'x'.repeat(300_000) } });
  expect((await course.post('statements', large('1'))).status).toBe(200);
  expect((await course.post('statements', large('2'))).status).toBe(413);
  expect((await tool.post('statements', large('2'))).status).toBe(200);
});

test('statements that come at once and share a unit are counted once each', async () => {
  const norwegian = await app.association('no-docs', [await app.person('no')]);
  const client = await clientOf(norwegian);
  const all = Array.from({ length: 40 }, () => statement({ id: randomUUID() }));
  const answers = await Promise.all(all.map((each) => client.post('statements', each)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const sizes = await Promise.all(all.map(({ id }) => sizeOf(id)));
  await becomes(
    norwegian,
    sizes.reduce((a, b) => a + b),
  );
});

test('counted anew at night it is what is there, also after erasing and a lost count; what comes meanwhile stays counted', async () => {
  const learner = 'opaque-learner';
  const finnish = await app.association('fi-docs', [await app.person('fi')]);
  const client = await clientOf(finnish);
  const actor = { account: { homePage: settings.appOrigin, name: learner } };
  const [about, other] = [statement({ id: randomUUID(), actor }), statement({ id: randomUUID() })];
  expect((await client.post('statements', [about, other])).status).toBe(200);
  expect((await client.put(stateOf('kept'), text(3000))).status).toBe(204);
  const [erased, stays] = [await sizeOf(about.id), await sizeOf(other.id)];
  await becomes(finnish, erased + stays + 3000);
  await db.transact((tx) => eraseLearnersIn(tx, app.operator, [learner]));
  expect(await recountRecordUse(app.operator)).toBe(true);
  expect(await used(finnish)).toBe(stays + 3000);

  const change = (bytes: number | SQL) =>
    db.transact(
      async (tx) =>
        void (await tx.update(recordUse).set({ bytes }).where(eq(recordUse.associationId, finnish))),
    );
  await change(5);
  expect(await recountRecordUse(app.operator)).toBe(false);
  expect(await used(finnish)).toBe(5);
  const inDays = (days: number) => ({ ...app.operator, now: new Date(Date.now() + days * 86_400_000) });
  // Use that another process adds after this one has read the total, which it does first.
  let adding: Promise<void> | undefined;
  const meanwhile = {
    ...inDays(2),
    get settings() {
      adding ??= change(sql`${recordUse.bytes} + 20`);
      return settings;
    },
  };
  expect(await recountRecordUse(meanwhile)).toBe(true);
  await adding;
  expect(await used(finnish)).toBe(stays + 3000 + 20);
  // Two processes that count at once do not count what the other one did.
  const both = await Promise.all([recountRecordUse(inDays(4)), recountRecordUse(inDays(4))]);
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await used(finnish)).toBe(stays + 3000);
});
