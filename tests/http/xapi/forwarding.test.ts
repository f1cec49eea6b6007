import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeForwardState } from '#app/domains/xapi/forwarding/change-forward-state.server.ts';
import { createForward } from '#app/domains/xapi/forwarding/create-forward.server.ts';
import { forwardWaitingStatements } from '#app/domains/xapi/forwarding/forward-waiting-statements.server.ts';
import { listForwards } from '#app/domains/xapi/forwarding/list-forwards.server.ts';
import { listRecordRecipients } from '#app/domains/xapi/forwarding/list-record-recipients.server.ts';
import { retryRefusedStatements } from '#app/domains/xapi/forwarding/retry-refused-statements.server.ts';
import { setRecordConsent } from '#app/domains/xapi/forwarding/set-record-consent.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Verb } from '#app/domains/xapi/statements/verbs.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberships } from '#db/schema/accounts.ts';
import { forwardings, forwards } from '#db/schema/xapi.ts';
import type { Person } from '#tests/support/app.ts';
import { basic, multipart, openStore, statement } from '#tests/support/record-store.ts';

const [here, there] = [await openStore(), await openStore()];
const { app } = here;
const { db } = app.platform;
let learner: Person;
let other: Person;
let admin: Ctx;
let officer: Ctx;
let associationId: string;
/** Proxy before the other store that can be made to fail, as networks do. */
let fails: 'no' | 'before' | 'after' | 'down' = 'no';
let asked = 0;
const between = createServer((request, response) => {
  void (async () => {
    asked++;
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    if (fails === 'down') return response.writeHead(503).end('out for a while');
    if (fails === 'before') return void request.socket.destroy();
    const { authorization, 'content-type': type, 'x-experience-api-version': version } = request.headers;
    const said = await there.raw(
      request.method!,
      request.url!,
      { Authorization: authorization!, 'Content-Type': type!, 'X-Experience-API-Version': String(version) },
      Buffer.concat(chunks),
    );
    if (fails === 'after') return void request.socket.destroy();
    response.writeHead(said.status, { 'Content-Type': 'application/json' }).end(said.text);
  })();
});

beforeAll(async () => {
  await new Promise<void>((done) => between.listen(0, '127.0.0.1', done));
  [learner, other] = [await app.person('learner'), await app.person('other')];
  admin = await app.as(await app.person('admin', ['administrator']));
  const steward = await app.person('officer');
  associationId = await app.association('forwarding', [steward]);
  officer = await app.as(steward);
  for (const person of [learner, other])
    await db.transact(async (tx) => {
      await tx.insert(memberships).values({ id: newId(), personId: person.id, associationId, registrationNumber: '1', state: 'accepted', requestedAt: new Date(), decidedAt: new Date() }); // oxfmt-ignore
    });
});
afterAll(() => void between.close());

const say = async (person: Person, verb: Verb, registration: string) => {
  const ctx = await app.as(person);
  await db.transact((tx) => recordStatementIn(tx, ctx, { actor: ctx.actor!.opaqueId, verb, activity: '/activities/x', name: { en: 'X' }, type: 'course', registration })); // oxfmt-ignore
};
const run = () => forwardWaitingStatements({ ...app.operator, now: new Date() });
const received = async (registration: string) =>
  (await there.client('1.0.3').find({ registration, ascending: 'true' })).map((each) =>
    (each['verb'] as { id: string }).id.split('/').at(-1),
  );
/** As if the time to wait after a failure were over. */
const later = () =>
  db.transact(async (tx) => {
    await tx.update(forwards).set({ leasedUntil: null });
  });
const state = async () => (await listForwards(officer, associationId))[0]!;

test('only an administrator sends records elsewhere, and what is typed is looked at', async () => {
  const input = {
    associationId,
    endpoint: 'http://127.0.0.1:1/xapi',
    user: 'u',
    password: 'p',
    version: '1.0.3',
  };
  await expect(createForward(officer, input)).rejects.toMatchObject({ code: 'not_found' });
  await expect(createForward(admin, { ...input, endpoint: 'ftp://x' })).rejects.toThrow('web_address');
  await expect(createForward(admin, { ...input, verbs: 'completed' })).rejects.toThrow('iri_lines');
  await expect(createForward(admin, { ...input, associationId: 'none' })).rejects.toMatchObject({ code: 'invalid' }); // oxfmt-ignore
});

test('what is recorded of those who agreed goes out, in order, and nothing of others', async () => {
  const { port } = between.address() as AddressInfo;
  const { key, secret } = there.everything;
  const verbs = ['registered', 'completed', 'passed'].map((verb) => `http://adlnet.gov/expapi/verbs/${verb}`).join('\n'); // oxfmt-ignore
  await say(learner, 'completed', crypto.randomUUID()); // which forwards there are is known from here
  // As from its page: a form that makes one thing gets a handle of its own on the database.
  const asFromItsForm = { ...admin, db: { ...db } };
  await createForward(asFromItsForm, { associationId, endpoint: `http://127.0.0.1:${port}/xapi/1.0.3`, user: key, password: secret, version: '1.0.3', verbs }); // oxfmt-ignore
  const [row] = await db.read.select().from(forwards);
  expect(JSON.stringify(row)).not.toContain(secret);
  const [reader] = await listRecordRecipients(await app.as(learner));
  expect(reader).toMatchObject({ host: `127.0.0.1:${port}`, agreedAt: null });
  const [before, registration, others] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await say(learner, 'completed', before);
  await setRecordConsent(await app.as(learner), reader!.membershipId, true);
  for (const verb of ['registered', 'progressed', 'completed', 'passed'] as const) await say(learner, verb, registration); // oxfmt-ignore
  await say(other, 'completed', others);
  expect(await run()).toBe(3);
  expect(await received(registration)).toEqual(['registered', 'completed', 'passed']);
  expect([await received(before), await received(others)]).toEqual([[], []]);
  expect(await run()).toBe(0);
  expect(await state()).toMatchObject({ waiting: 0, failures: 0, refused: [] });
});

test('a line that breaks before or after the other store has taken it loses nothing and doubles nothing', async () => {
  const registration = crypto.randomUUID();
  for (const verb of ['registered', 'completed'] as const) await say(learner, verb, registration);
  for (const how of ['before', 'down', 'after'] as const) {
    fails = how;
    expect(await run()).toBe(0);
    expect(await state()).toMatchObject({ waiting: 2, lastError: expect.any(String) });
    expect((await state()).oldest).toBeInstanceOf(Date);
    // Not at once again: it waits longer each time.
    const times = asked;
    await run();
    expect(asked).toBe(times);
    await later();
  }
  expect((await state()).failures).toBe(3);
  fails = 'no';
  await say(learner, 'passed', registration);
  expect(await run()).toBe(3);
  expect(await received(registration)).toEqual(['registered', 'completed', 'passed']);
  expect(await state()).toMatchObject({ waiting: 0, failures: 0, lastError: null });
});

test('one that the other store refuses is shown with its words, and does not hold up the others', async () => {
  const registration = crypto.randomUUID();
  const ids: string[] = [];
  for (const verb of ['registered', 'completed'] as const) await say(learner, verb, registration);
  const waiting = await db.read.select().from(forwardings).where(eq(forwardings.state, 'waiting'));
  ids.push(...waiting.map(({ statementId }) => statementId));
  // Somebody else has used its id there.
  await there.client('1.0.3').store(statement({ id: ids[0] }));
  expect(await run()).toBe(2);
  expect(await received(registration)).toEqual(['completed']);
  const { refused } = await state();
  expect(refused).toEqual([{ statementId: ids[0], error: expect.stringContaining('409') }]);
  await retryRefusedStatements(officer, associationId, (await state()).id);
  expect((await state()).waiting).toBe(1);
  await run();
  expect((await state()).refused).toHaveLength(1);
});

test('attachments go with their data', async () => {
  const data = Buffer.from('the certificate');
  const sha2 = createHash('sha256').update(data).digest('hex');
  const { actor } = await app.as(learner);
  const registration = crypto.randomUUID();
  const said = statement({
    actor: { account: { homePage: app.platform.settings.appOrigin, name: actor!.opaqueId } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
    context: { registration },
    attachments: [{ usageType: 'https://example.org/u', display: { en: 'x' }, contentType: 'text/plain', length: data.length, sha2 }], // oxfmt-ignore
  });
  const body = multipart('b', [
    { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(said) },
    { headers: { 'Content-Type': 'text/plain', 'Content-Transfer-Encoding': 'binary', 'X-Experience-API-Hash': sha2 }, body: data }, // oxfmt-ignore
  ]);
  const posted = await here.client('1.0.3').post('statements', body, { 'Content-Type': 'multipart/mixed; boundary=b' }); // oxfmt-ignore
  expect(posted.status).toBe(200);
  expect(await run()).toBe(1);
  const back = await there.raw('GET', `/xapi/1.0.3/statements?registration=${registration}&attachments=true`, { Authorization: basic(there.everything), 'X-Experience-API-Version': '1.0.3' }); // oxfmt-ignore
  expect(back.text).toContain('the certificate');
});

test('paused keeps for later, withdrawn is not sent, ended lets go', async () => {
  const { id } = await state();
  const [kept, withdrawn] = [crypto.randomUUID(), crypto.randomUUID()];
  await changeForwardState(officer, associationId, id, 'pause');
  await say(learner, 'completed', kept);
  expect(await run()).toBe(0);
  await changeForwardState(officer, associationId, id, 'resume');
  expect(await run()).toBe(1);
  expect(await received(kept)).toEqual(['completed']);
  await say(learner, 'completed', withdrawn);
  const [reader] = await listRecordRecipients(await app.as(learner));
  await setRecordConsent(await app.as(learner), reader!.membershipId, false);
  expect(await run()).toBe(0);
  await expect(setRecordConsent(await app.as(other), reader!.membershipId, true)).rejects.toMatchObject({ code: 'not_found' }); // oxfmt-ignore
  await changeForwardState(officer, associationId, id, 'end');
  expect(await listForwards(officer, associationId)).toEqual([]);
  await expect(changeForwardState(officer, associationId, id, 'resume')).rejects.toMatchObject({
    code: 'not_found',
  });
});
