import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { credentials, forwards } from '#db/schema/xapi.ts';
import { people, personRoles } from '#db/schema/accounts.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { makeAuthenticator } from '#tests/support/authenticator.ts';
import { codeOf } from '#tests/support/one-time-codes.ts';
import { setUpApp, signedInBefore, signInAgain } from '#tests/support/sign-in.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
type Form = Record<string, string | string[]>;
const admin = await app.person('admin', ['administrator']);
const officer = await app.person('officer');
const subject = await app.person('subject');
const association = await app.association('fresh', [officer]);

/** The fields that a page holds unseen, as its form would send them. */
function hiddenIn(page: string): Form {
  const form: Record<string, string[]> = {};
  const signs = { quot: '"', '#x27': "'", lt: '<', gt: '>', amp: '&' } as Record<string, string>;
  const plain = (text: string) => text.replace(/&(#?\w+);/g, (_, name: string) => signs[name]!);
  const last = page.slice(page.lastIndexOf('<form'));
  for (const [, name, value] of last.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
    (form[plain(name!)] ??= []).push(plain(value!));
  return form;
}

test('what rules over others, opens the record store or hands data out needs a sign-in of the last ten minutes', async () => {
  const tools = '/associations/fresh/tools';
  const sensitive: [Person, string, Form][] = [
    [admin, '/admin/people', { personId: subject.id, roles: 'mentor' }],
    [admin, '/admin/people', { personId: subject.id, blocked: 'yes' }],
    [admin, '/admin/people', { personId: subject.id, officerOf: association }],
    [admin, '/admin/people', { intent: 'remove-factors', personId: subject.id }],
    [admin, '/admin/tools', { intent: 'create', name: 'Key', scopes: 'state' }],
    [admin, '/admin/tools', { intent: 'revoke', key: 'any' }],
    [
      admin,
      '/admin/tools',
      { intent: 'forward', associationId: association, endpoint: 'http://127.0.0.1:9/' },
    ],
    [officer, tools, { intent: 'create', name: 'Key', scopes: 'state' }],
    [officer, tools, { intent: 'revoke', key: 'any' }],
    [officer, '/associations/fresh/exports', { programmeId: 'lv-lab' }],
    [subject, '/profile/security', { intent: 'end-others' }],
    [subject, '/profile/security', { intent: 'end-session', sessionId: 'any' }],
    [subject, '/profile/security', { intent: 'begin-app' }],
    [subject, '/profile/security', { intent: 'remove-app' }],
    [subject, '/profile/security', { intent: 'add-passkey', name: 'Key', passkey: '{}' }],
    [subject, '/profile/security', { intent: 'remove-passkey', passkeyId: 'any' }],
    [subject, '/profile/security', { intent: 'make-codes' }],
    [subject, '/profile/security/app', { code: '123456' }],
  ];
  for (const person of [admin, officer, subject]) await signedInBefore(app, person, 11);
  for (const [person, path, form] of sensitive) {
    const answer = await app.post(path, form, person);
    const label = `${path} ${JSON.stringify(form)}`;
    expect([answer.status, answer.headers.get('location')], label).toEqual([
      307,
      `/profile/confirm?to=${encodeURIComponent(path)}`,
    ]);
  }
  expect(await db.read.$count(credentials)).toBe(0);
  expect(await db.read.$count(personRoles, eq(personRoles.personId, subject.id))).toBe(0);
  const file = await app.get('/associations/fresh/exports/any/csv', officer);
  expect(file.headers.get('location')).toBe('/profile/confirm?to=%2Fassociations%2Ffresh%2Fexports');
  const setUp = await app.get('/profile/security/app', subject);
  expect(setUp.headers.get('location')).toBe('/profile/confirm?to=%2Fprofile%2Fsecurity%2Fapp');

  for (const person of [admin, officer, subject]) await signedInBefore(app, person, 9);
  for (const [person, path, form] of sensitive)
    expect((await app.post(path, form, person)).status).not.toBe(307);
});

test('a forward that goes on or ends needs it too', async () => {
  const chief = await app.person('chief', ['administrator']);
  const form = {
    intent: 'forward',
    associationId: association,
    endpoint: 'http://127.0.0.1:9/xapi',
    user: 'u',
    version: '2.0.0',
    password: 'p',
  };
  expect((await app.post('/admin/tools', form, chief)).status).toBe(302);
  const [forward] = await db.read.select().from(forwards);
  await signedInBefore(app, chief, 11);
  for (const intent of ['pause', 'resume', 'retry', 'end'])
    expect((await app.post('/admin/tools', { intent, forwardId: forward!.id }, chief)).status).toBe(307);
});

test('what was refused is in the log with whose request it was, though they read only that it is not there', async () => {
  const curious = await app.person('curious');
  app.lines.length = 0;
  expect((await app.get('/admin/people', curious)).status).toBe(404);
  const [line] = app.lines.filter((each) => each.includes('access refused'));
  const { person, request, code } = JSON.parse(line!) as Record<string, string>;
  const [row] = await db.read.select().from(people).where(eq(people.id, curious.id));
  expect([person, code]).toEqual([row!.opaqueId, 'not_found']);
  expect(app.lines.filter((each) => each.includes(request!))).toHaveLength(2);
});

test('a person who may not do it is not asked: they learn nothing', async () => {
  const nobody = await app.person('nobody');
  await signedInBefore(app, nobody, 11);
  expect((await app.post('/admin/people', { personId: subject.id }, nobody)).status).toBe(404);
  expect((await app.post('/associations/fresh/exports', {}, nobody)).status).toBe(404);
});

test('the form goes through the confirmation with all that was typed, lists and lines too, and does its work', async () => {
  const chief = await app.person('carrying', ['administrator']);
  await signedInBefore(app, chief, 11);
  const form = { personId: subject.id, roles: ['mentor', 'author'], note: 'two "lines" &\n<b>more</b>' };
  const led = await app.post('/admin/people', form, chief);
  const confirm = led.headers.get('location')!;

  const asked = await app.post(confirm, form, chief);
  const page = await asked.text();
  expect([asked.status, page]).toEqual([
    200,
    expect.stringContaining(said('accounts:security.confirm.title')),
  ]);
  const { 'confirming-once': own, ...carried } = hiddenIn(page);
  expect(own).toHaveLength(1);
  expect(carried).toEqual({ personId: [subject.id], roles: ['mentor', 'author'], note: [form.note] });

  const wrong = await app.post(confirm, { ...carried, 'confirming-password': 'not it' }, chief);
  const again = await wrong.text();
  expect([wrong.status, again]).toEqual([422, expect.stringContaining(pieceOf('errors:password_wrong'))]);
  expect(hiddenIn(again)).toMatchObject(carried);
  expect(again).not.toContain('not it');

  const last = { ...carried, 'confirming-password': PASSWORD };
  const back = await app.post(confirm, last, chief);
  expect([back.status, back.headers.get('location')]).toEqual([307, '/admin/people']);
  expect((await app.post('/admin/people', last, chief)).status).toBe(302);
  const roles = await db.read.select().from(personRoles).where(eq(personRoles.personId, subject.id));
  expect(roles.map(({ role }) => role).sort()).toEqual(['author', 'mentor']);
});

test('a form that is shown again never shows the password that confirmed it', async () => {
  const chief = await app.person('shown', ['administrator']);
  const form = { intent: 'create', name: '', scopes: 'state', 'confirming-password': PASSWORD };
  const answer = await app.post('/admin/tools', form, chief);
  expect(answer.status).toBe(422);
  expect(await answer.text()).not.toContain(PASSWORD);
});

test('a page that needs it is opened after the confirmation, and another site never', async () => {
  const person = await app.person('page');
  await signedInBefore(app, person, 11);
  const to = async (address: string) => {
    const path = `/profile/confirm?to=${encodeURIComponent(address)}`;
    return (await app.post(path, { 'confirming-password': PASSWORD }, person)).headers.get('location');
  };
  expect(await to('/profile/security/app')).toBe('/profile/security/app');
  expect(await to('//evil.example')).toBe('/profile/security');
  expect(await to('https://evil.example')).toBe('/profile/security');
  expect((await app.get('/profile/confirm')).headers.get('location')).toBe(
    '/sign-in?to=%2Fprofile%2Fconfirm',
  );
});

test('with a second factor it is the factor that confirms, not the password', async () => {
  const person = await app.person('factor');
  const { secret, codes } = await setUpApp(app, person);
  await signedInBefore(app, person, 11);
  const send = (form: Form) => app.post('/profile/confirm', form, person);
  const page = await (await app.get('/profile/confirm', person)).text();
  expect(page).toContain('confirming-code');
  expect(page).not.toContain('confirming-password');
  expect((await send({ 'confirming-password': PASSWORD })).status).toBe(422);
  expect((await send({ 'confirming-code': codeOf(secret) })).status).toBe(302);
  expect((await send({ 'confirming-code': codeOf(secret) })).status).toBe(422);
  expect((await send({ 'confirming-code': codes[0]! })).status).toBe(302);
  expect((await app.post('/profile/security', { intent: 'make-codes' }, person)).status).toBe(200);
});

test('a passkey confirms as well, of this person only', async () => {
  const [person, other] = [await app.person('key'), await app.person('foreign')];
  const keys = await Promise.all(
    [person, other].map(async (who) => {
      const key = makeAuthenticator('http://localhost:3000');
      const passkey = key.create((await (await app.get('/passkeys/create', who)).json()) as never);
      await app.post('/profile/security', { intent: 'add-passkey', name: 'Key', passkey }, who);
      return key;
    }),
  );
  await signedInBefore(app, person, 11);
  const send = async (i: number) => {
    const options = (await (await app.get('/passkeys/get')).json()) as never;
    return (await app.post('/profile/confirm', { 'confirming-passkey': keys[i]!.get(options) }, person))
      .status;
  };
  expect(await send(1)).toBe(403);
  expect(await send(0)).toBe(302);
});

test('after ten wrong passwords even the right one waits', async () => {
  const person = await app.person('guessed');
  const send = (password: string) =>
    app.post('/profile/confirm', { 'confirming-password': password }, person);
  for (let i = 0; i < 10; i++) expect((await send('wrong')).status).toBe(422);
  expect((await send(PASSWORD)).status).toBe(429);
});

test('wrong passwords in one session, which may be stolen, keep nobody from confirming in another', async () => {
  const person = await app.person('robbed');
  const own = await signInAgain(app, person);
  const send = (who: Person, password: string) =>
    app.post('/profile/confirm', { 'confirming-password': password }, who);
  for (let i = 0; i < 11; i++) await send(person, 'wrong');
  expect((await send(person, PASSWORD)).status).toBe(429);
  expect((await send(own, PASSWORD)).status).toBe(302);
});
