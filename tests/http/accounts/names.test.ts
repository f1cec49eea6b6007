import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { ProgrammeSettingsInput } from '#app/domains/mentoring/schemas.ts';
import { SimulcastInput } from '#app/domains/webinars/schemas.ts';
import { CredentialInput, ForwardInput } from '#app/domains/xapi/schemas.ts';
import { memberships, nameChanges, people } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const HOME = '/associations/latvia/join-requests';
let officer: Person;
let associationId: string;

beforeAll(async () => {
  officer = await app.person('officer');
  associationId = await app.association('latvia', [officer, await app.person('second')]);
  await app.association('elsewhere', [await app.person('stranger')], 'EE');
});

const text = async (response: Response | Promise<Response>) => (await response).text();
const nameOf = async ({ id }: Person) =>
  (await db.read.select().from(people).where(eq(people.id, id)))[0]!.name;
const PROFILE = { locale: 'en', timeZone: 'Europe/Riga', country: 'LV', profession: 'doctor' };

async function verified(name: string): Promise<Person> {
  const doctor = await app.person(name);
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: 'N-1' }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(HOME, { membershipId: row!.id, decision: 'accepted' }, officer);
  return doctor;
}
const ask = (name: string, doctor: Person) => app.post('/profile', { intent: 'ask-name', name }, doctor);
const changeOf = async ({ id }: Person) =>
  (await db.read.select().from(nameChanges).where(eq(nameChanges.personId, id))).at(-1)!;

test('a verified name is not changed by a form; the rest of the profile is', async () => {
  const doctor = await verified('lasting');
  const refused = await app.post('/profile', { ...PROFILE, name: 'Dr Somebody Else' }, doctor);
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining(pieceOf('errors:name_verified')),
  ]);
  expect(await nameOf(doctor)).toBe('lasting Test');
  expect((await app.post('/profile', { ...PROFILE, region: 'Kolka' }, doctor)).status).toBe(302);
  expect(await nameOf(doctor)).toBe('lasting Test');
});

test('a person whom nobody has verified changes the name freely, without a request', async () => {
  const person = await app.person('free');
  expect((await app.post('/profile', { ...PROFILE, name: 'Jānis Kalniņš' }, person)).status).toBe(302);
  expect(await nameOf(person)).toBe('Jānis Kalniņš');
  expect((await ask('Another', person)).status).toBe(404);
});

test('a new name is asked for, seen on the profile, and holds when an officer has approved it', async () => {
  const doctor = await verified('married');
  expect((await ask('married Test', doctor)).status).toBe(422);
  expect((await ask('Anna Married', doctor)).status).toBe(302);
  expect((await ask('Anna Twice', doctor)).status).toBe(409);
  const profile = await text(app.get('/profile', doctor));
  for (const words of [
    'married Test',
    'Anna Married',
    said('accounts:verifiedName.state.requested'),
    'Association latvia',
  ])
    expect(profile).toContain(words);
  expect(await nameOf(doctor)).toBe('married Test');
  expect(await text(app.get(HOME, officer))).toContain('married Test → Anna Married');

  const { id } = await changeOf(doctor);
  const decide = (decision: string, more = {}) =>
    app.post(HOME, { intent: 'name', changeId: id, decision, ...more }, officer);
  const unexplained = await decide('declined');
  expect(unexplained.status).toBe(422);
  // Said once, and beside the field.
  const refused = await unexplained.text();
  expect(refused.match(/role="alert"/g)).toHaveLength(1);
  expect(refused).toContain(said('errors:reason_needed'));
  expect((await decide('approved')).status).toBe(302);
  expect((await decide('declined', { reason: 'late' })).status).toBe(409);
  expect(await nameOf(doctor)).toBe('Anna Married');
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, doctor.email));
  expect(letters.map(({ subject }) => subject)).toContain(said('accounts:mail.name.approved'));
});

test('a declined request says why, a withdrawn one is decided by nobody, and others’ officers see neither', async () => {
  const doctor = await verified('declined');
  await ask('Count Declined', doctor);
  const { id } = await changeOf(doctor);
  const stranger = await app.person('outside');
  const elsewhere = await app.association('outside', [stranger]);
  expect(elsewhere).not.toBe(associationId);
  const foreign = await app.post(
    '/associations/outside/join-requests',
    { intent: 'name', changeId: id, decision: 'approved' },
    stranger,
  );
  expect(foreign.status).toBe(404);
  await app.post(HOME, { intent: 'name', changeId: id, decision: 'declined', reason: 'No paper' }, officer);
  expect(await text(app.get('/profile', doctor))).toContain('No paper');

  await ask('Once More', doctor);
  expect((await app.post('/profile', { intent: 'withdraw-name' }, doctor)).status).toBe(302);
  expect((await changeOf(doctor)).state).toBe('withdrawn');
  expect(await text(app.get(HOME, officer))).not.toContain('Once More');
  expect(await nameOf(doctor)).toBe('declined Test');
});

test('an officer accepts the name that was looked at and no other', async () => {
  const doctor = await app.person('swift');
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: 'N-2' }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post('/profile', { ...PROFILE, name: 'Dr Unseen' }, doctor);
  const decision = { membershipId: row!.id, decision: 'accepted', name: 'swift Test' };
  expect((await app.post(HOME, decision, officer)).status).toBe(409);
  expect((await app.post(HOME, { ...decision, name: 'Dr Unseen' }, officer)).status).toBe(302);
});

test.each([
  ['a line feed', 'Anna\nBērziņa'],
  ['a control character', 'Anna\u0007B'],
  ['a right-to-left override', 'Anna\u202eB'],
  ['an isolate', 'Anna\u2066B'],
  ['a direction mark', 'Anna\u200fB'],
  ['a zero-width space', 'Anna\u200bB'],
  ['a tag', 'Anna\u{e0041}B'],
])('%s is no part of a name', async (_what, name) => {
  const person = await app.person('unseen');
  const answer = await app.post('/profile', { ...PROFILE, name }, person);
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:unseen_characters')),
  ]);
});

test('invisible characters pasted at the ends of a name are removed', async () => {
  const person = await app.person('pasted');
  await app.post('/profile', { ...PROFILE, name: '\ufeff\u200eAnna Bērziņa\u200b ' }, person);
  expect(await nameOf(person)).toBe('Anna Bērziņa');
});

const notPrintable = (letters: string) => said('errors:name_not_printable', { letters });

test('a name that no certificate can print is refused in every form, and the letters are named', async () => {
  const person = await app.person('emoji');
  const profile = await app.post('/profile', { ...PROFILE, name: 'Anna 🙂 Bērziņa 🫀' }, person);
  expect([profile.status, await profile.text()]).toEqual([
    422,
    expect.stringContaining(notPrintable('🙂 🫀')),
  ]);
  expect(await nameOf(person)).toBe('emoji Test');

  const doctor = await verified('rare');
  const asked = await ask('မောင်', doctor);
  expect([asked.status, (await asked.text()).includes(notPrintable('မေ ာ င်'))]).toEqual([422, true]);

  const registration = await app.post('/register', {
    name: 'Anna 🙂',
    email: 'emoji@example.org',
    password: 'a sentence of some length',
  });
  expect([registration.status, await registration.text()]).toEqual([
    422,
    expect.stringContaining(notPrintable('🙂')),
  ]);
  expect(await db.read.$count(people, eq(people.email, 'emoji@example.org'))).toBe(0);
});

test('names in other scripts are taken', async () => {
  const person = await app.person('scripts');
  for (const name of ['李小龙', 'हिन्दी शर्मा', 'محمد بن علي', 'علی\u200cرضا', 'გიორგი']) {
    expect((await app.post('/profile', { ...PROFILE, name }, person)).status, name).toBe(302);
    expect(await nameOf(person)).toBe(name);
  }
});

test('somebody with an earlier name that cannot be printed sees that beside it, and can save the rest of the form', async () => {
  const person = await app.person('older');
  const doctor = await verified('olderToo');
  for (const { id } of [person, doctor])
    await db.transact((tx) => tx.update(people).set({ name: 'Anna 🙂' }).where(eq(people.id, id)));
  for (const each of [person, doctor])
    expect(await text(app.get('/profile', each))).toContain(notPrintable('🙂'));
  expect((await app.post('/profile', { ...PROFILE, name: 'Anna 🙂', region: 'Kolka' }, person)).status).toBe(
    302,
  );
});

test('letters are kept in one form, however they were typed', async () => {
  const person = await app.person('composed');
  await app.post('/profile', { ...PROFILE, name: 'Be\u0304rzin\u0327a' }, person);
  expect(await nameOf(person)).toBe('Bērziņa');
});

test.each([
  ['a link to a meeting room', ProgrammeSettingsInput, 'room', 'https://meet.example.org/\u202egro'],
  ['an address for simulcast', SimulcastInput, 'url', 'rtmp://live.example.org/\u202eppa'],
  ['an address of a tool’s activities', CredentialInput, 'prefixes', 'https://example.org/\u202ea/'],
  ['an address of a verb', ForwardInput, 'verbs', 'https://example.org/\u200bpassed'],
])('%s has no characters that nobody sees', (_what, schema, field, value) => {
  const { error } = (schema as z.ZodType).safeParse({ [field]: value });
  expect(error!.issues.filter(({ path }) => path[0] === field).map(({ message }) => message)).toContain(
    'unseen_characters',
  );
});
