import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Verb } from '#app/domains/xapi/statements/verbs.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { credentials, forwards } from '#db/schema/xapi.ts';
import type { Person } from '#tests/support/app.ts';
import { day } from '#tests/support/days.ts';
import { openStore, statement } from '#tests/support/record-store.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const store = await openStore();
const { app } = store;
const { db } = app.platform;
let [learner, stranger, officer, admin] = [] as unknown as Person[];
const registration = crypto.randomUUID();

const say = async (person: Person, verb: Verb, name: Record<string, string>, activity = '/activities/x') => {
  const ctx = await app.as(person);
  await db.transact((tx) => recordStatementIn(tx, ctx, { actor: ctx.actor!.opaqueId, verb, activity, name, type: 'course', registration, result: { score: { scaled: 0.8 } } })); // oxfmt-ignore
};
const join = (person: Person, associationId: string) =>
  db.transact(async (tx) => {
    await tx.insert(memberships).values({ id: newId(), personId: person.id, associationId, registrationNumber: '1', state: 'accepted', requestedAt: new Date(), decidedAt: new Date() }); // oxfmt-ignore
  });
const textOf = async (path: string, person: Person, language = 'en') => {
  const answer = await app.get(path, person, { 'accept-language': language });
  return { status: answer.status, text: await answer.text() };
};

beforeAll(async () => {
  learner = await app.person('learner');
  stranger = await app.person('stranger');
  officer = await app.person('officer');
  admin = await app.person('admin', ['administrator']);
  await join(learner, await app.association('reading', [officer]));
  await say(learner, 'completed', { fi: 'Etäkonsultaatio' });
  await say(learner, 'passed', { en: 'Tele-consultation' });
  await say(learner, 'seeked', {});
  await say(stranger, 'completed', { en: 'Something else' }, '/activities/y');
});

test('a learner reads the own record in words and nothing of others', async () => {
  const { text } = await textOf('/record', learner!, 'fi');
  await db.transact(async (tx) => {
    await tx.update(people).set({ locale: 'fi' }).where(eq(people.id, learner!.id));
  });
  const finnish = await textOf('/record', learner!);
  expect(text).toContain('Tele-consultation');
  expect(finnish.text).toContain('Suoritettu');
  // One statement named it in Finnish, so all statements about the same activity show it in Finnish.
  expect(finnish.text.match(/Etäkonsultaatio/g)!.length).toBeGreaterThanOrEqual(2);
  expect(finnish.text).not.toContain('Something else');
});

test('and takes it along as JSON, whole and oldest first', async () => {
  const answer = await app.get('/record/download', learner);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="majakka-record-\d{4}-\d\d-\d\d\.json"$/); // oxfmt-ignore
  const list = (await answer.json()) as { verb: { id: string }; stored: string }[];
  expect(list.map(({ verb }) => verb.id.split('/').at(-1))).toEqual(['completed', 'passed', 'seeked']);
  expect(JSON.stringify(list)).not.toMatch(/example\.org|Test/);
  const none = await app.person('fresh');
  expect(await (await app.get('/record/download', none)).json()).toEqual([]);
});

test('an officer filters and opens the record of a member, and of nobody else', async () => {
  const base = `/associations/reading/members/${learner!.id}/record`;
  const all = await textOf(base, officer!);
  expect(all.text).toContain('learner Test');
  const [, id] = new RegExp(`${base}/([0-9a-f-]{36})`).exec(all.text)!;
  const one = await textOf(`${base}/${id}`, officer!);
  expect(one.text).toContain('&quot;authority&quot;');
  const passed = await textOf(`${base}?verb=${encodeURIComponent('http://adlnet.gov/expapi/verbs/passed')}`, officer!); // oxfmt-ignore
  expect(passed.text.match(/data-kind="course"/g)).toHaveLength(1);
  const today = day();
  expect((await textOf(`${base}?from=${today}&to=${today}`, officer!)).text.match(/data-kind="course"/g)).toHaveLength(3); // oxfmt-ignore
  expect((await textOf(`${base}?to=2020-01-01`, officer!)).text).not.toContain('data-kind="course"');
  // A page that cannot be read is the first; a filter that cannot be read finds nothing, and is named.
  expect((await textOf(`${base}?after=nonsense`, officer!)).text.match(/data-kind="course"/g)).toHaveLength(
    3,
  );
  const unreadable = (await textOf(`${base}?from=tomorrow`, officer!)).text;
  expect(unreadable).toContain(said('errors:date_malformed'));
  expect(unreadable).not.toContain('data-kind="course"');
  const theirs = `/associations/reading/members/${stranger!.id}/record`;
  expect((await textOf(theirs, officer!)).status).toBe(404);
  const [own] = await store
    .client('2.0.0')
    .find({ activity: `${app.platform.settings.appOrigin}/activities/y` });
  for (const path of [
    `${theirs}/${String(own!['id'])}`,
    `${base}/${String(own!['id'])}`,
    `${base}/${newId()}`,
  ])
    expect((await textOf(path, officer!)).status, path).toBe(404);
});

test('an administrator looks through everything, also what tools elsewhere say', async () => {
  const verb = { id: 'https://example.org/verbs/drew', display: { en: 'drew', lv: 'zīmēja' } };
  const [id] = await store.client('2.0.0').store(statement({ verb, actor: { mbox: 'mailto:someone@example.org', name: 'Someone' } })); // oxfmt-ignore
  expect((await textOf('/admin/records', admin!)).text).toContain('drew');
  const opened = await textOf(`/admin/records/${id}`, admin!);
  expect(opened.text).toContain('Someone');
  expect(opened.text).toContain('A tool');
  const mine = await textOf(`/admin/records?email=${learner!.email}`, admin!);
  expect(mine.text.match(/data-kind="course"/g)).toHaveLength(3);
  expect((await textOf('/admin/records?email=nobody@example.org', admin!)).text).toContain(
    pieceOf('xapi:browse.unknown'),
  );
  // A name or a part of an address is enough; where several people fit, one is chosen first.
  const byName = await textOf('/admin/records?email=learner+test', admin!);
  expect(byName.text.match(/data-kind="course"/g)).toHaveLength(3);
  expect(byName.text).toContain('learner Test');
  const several = await textOf('/admin/records?email=example.org', admin!);
  expect(several.text).not.toContain('data-kind="course"');
  expect(several.text).toContain(`email=${encodeURIComponent(stranger!.email)}`);
  // Each says whom it is about, also somebody of elsewhere.
  const all = (await textOf('/admin/records', admin!)).text;
  for (const who of ['learner Test', 'stranger Test', 'Someone']) expect(all).toContain(`>${who}</b>`);
  // What cannot be read is said beside its field, and shows nobody's record.
  for (const [asked, sentence] of [
    ['registration=not-a-uuid', 'errors:registration_malformed'],
    ['activity=here', 'errors:iri_malformed'],
    ['verb=x', 'errors:choose_from_list'],
  ] as const) {
    const answer = await (await app.get(`/admin/records?${asked}`, admin)).text();
    expect(answer).toContain(said(sentence));
    expect(answer).not.toContain(`/admin/records/${id}`);
  }
  expect(await (await app.get('/admin/records?registration=not-a-uuid', admin)).text()).toContain(
    'value="not-a-uuid"',
  );
  const byRegistration = await textOf(`/admin/records?registration=${registration}`, admin!);
  expect(byRegistration.text.match(/data-kind="course"/g)).toHaveLength(4);
  await store.client('2.0.0').store(statement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id } })); // oxfmt-ignore
  expect((await textOf(`/admin/records/${id}`, admin!)).text).toContain(pieceOf('xapi:detail.voided'));
});

test('a statement whose timestamp is written as few write it is shown, found and kept by its instant', async () => {
  const written = ['2016-12-31T23:59:60Z', '2016-12-31T10:00:00,5Z', '2016-12-31T10:00:00+02'];
  for (const version of ['1.0.3', '2.0.0'] as const)
    for (const timestamp of written) {
      const [id] = await store.client(version).store(statement({ timestamp }));
      expect((await textOf(`/admin/records/${id}`, admin!)).status, `${version} ${timestamp}`).toBe(200);
    }
  expect((await textOf('/admin/records', admin!)).status).toBe(200);
  const [kept] = await store.client('2.0.0').store(statement({ timestamp: written[2] }));
  expect(
    (await store.client('2.0.0').get(`statements?statementId=${kept}`)).json<{ timestamp: string }>()
      .timestamp,
  ).toBe('2016-12-31T08:00:00.000Z');
  for (const since of written)
    expect((await store.client('2.0.0').find({ since, limit: '1' })).length, since).toBe(1);
});

test('a key is made with a form, its secret shown once, and revoked with another', async () => {
  const made = await app.post('/associations/reading/tools', { intent: 'create', name: 'Our tool', scopes: ['statements/write', 'state'], days: '30', perMinute: '' }, officer); // oxfmt-ignore
  const page = await made.text();
  expect(made.status).toBe(200);
  const [row] = await db.read.select().from(credentials).where(eq(credentials.name, 'Our tool'));
  expect(page).toContain(row!.id);
  const [, secret] = /([A-Za-z0-9_-]{43})<\/code>/.exec(page)!;
  const tool = store.client('1.0.3', { key: row!.id, secret: secret! });
  expect((await tool.post('statements', statement())).status).toBe(200);
  expect((await tool.get('statements')).status).toBe(403);
  expect((await textOf('/associations/reading/tools', officer!)).text).not.toContain(secret);
  // Everybody's record is not an association's to give away.
  const all = await app.post('/associations/reading/tools', { intent: 'create', name: 'Greedy', scopes: ['statements/read'] }, officer); // oxfmt-ignore
  expect(all.status).toBe(422);
  for (const wrong of [
    { name: '', scopes: ['state'] },
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['everything'] },
    { name: 'x', scopes: ['state'], days: 'soon' },
  ])
    // oxfmt-ignore
    expect((await app.post('/associations/reading/tools', { intent: 'create', ...wrong }, officer)).status).toBe(422); // oxfmt-ignore
  // Not another's key.
  expect((await app.post('/admin/tools', { intent: 'revoke', key: row!.id }, admin)).status).toBe(404);
  expect((await app.post('/associations/reading/tools', { intent: 'revoke', key: row!.id }, officer)).status).toBe(302); // oxfmt-ignore
  expect((await tool.post('statements', statement())).status).toBe(401);
  expect((await textOf('/associations/reading/tools', officer!)).text).toContain(
    said('xapi:clients.revoked'),
  );
});

test('forwarding is set up by the administrator, agreed to by the doctor, paused by the officer', async () => {
  const { associationId } = (await db.read.query.memberships.findFirst({ where: eq(memberships.personId, learner!.id) }))!; // oxfmt-ignore
  const fields = { intent: 'forward', associationId, endpoint: 'https://lrs.example.org/xapi', user: 'k', password: 's', version: '1.0.3', verbs: '' }; // oxfmt-ignore
  const wrong = await app.post('/admin/tools', { ...fields, endpoint: 'lrs', verbs: 'passed' }, admin);
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  expect(again).toContain(pieceOf('errors:web_address'));
  expect(again).not.toContain('value="s"');
  expect((await app.post('/admin/tools', fields, admin)).status).toBe(302);
  const asked = await textOf('/record', learner!);
  expect(asked.text).toContain('lrs.example.org');
  const [, membershipId] = /name="membershipId" value="([^"]+)"/.exec(asked.text)!;
  expect((await app.post('/record', { membershipId: membershipId!, intent: 'agree' }, learner)).status).toBe(
    302,
  );
  // A button that the page does not have takes nothing back.
  for (const intent of ['', 'constructor'])
    expect((await app.post('/record', { membershipId: membershipId!, intent }, learner)).status).toBe(422);
  expect((await textOf('/record', learner!)).text).toContain('value="withdraw"');
  const [forward] = await db.read.select().from(forwards);
  const pause = { intent: 'pause', forwardId: forward!.id };
  expect((await app.post('/associations/reading/tools', pause, officer)).status).toBe(302);
  expect((await db.read.select().from(forwards))[0]!.state).toBe('paused');
  const other = await app.person('other-officer');
  await app.association('elsewhere', [other]);
  expect((await app.post('/associations/elsewhere/tools', { ...pause, intent: 'end' }, other)).status).toBe(404); // oxfmt-ignore
});

test('a page of tools acts on the forwards that it lists and on no other, whoever may act on them elsewhere', async () => {
  const [forward] = await db.read.select().from(forwards);
  await app.association('of-both', [officer!]);
  for (const intent of ['pause', 'resume', 'retry', 'end'])
    for (const path of ['/admin/tools', '/associations/of-both/tools']) {
      const { status } = await app.post(path, { intent, forwardId: forward!.id }, officer);
      expect([path, intent, status]).toEqual([path, intent, 404]);
    }
  expect((await db.read.select().from(forwards))[0]!.state).toBe(forward!.state);
});
