import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { removeFactorsByEmail } from '#app/domains/accounts/factors/remove-factors-by-email.server.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { audit, limits } from '#db/schema/platform.ts';
import { people, recoveryCodes, totpSecrets } from '#db/schema/accounts.ts';
import { bodiesTo } from '#tests/support/mails.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { passkeysAt } from '#tests/support/passkeys.ts';
import { codeOf } from '#tests/support/one-time-codes.ts';
import { codesIn, cookiesOf, setUpApp, signInAgain } from '#tests/support/sign-in.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

const password = (person: Person) => app.post('/sign-in', { email: person.email, password: PASSWORD });
/** The cookie that the right password gives to somebody with a second factor. */
const firstStep = async (person: Person): Promise<Person> => ({
  ...person,
  cookie: cookiesOf(await password(person)),
});
const secondStep = (person: Person, form: Record<string, string>) =>
  app.post('/sign-in/second-step', form, person);
const { addPasskey, optionsFor, signInWith } = passkeysAt(app);

test('with an authenticator app, the password alone opens nothing and the code of the app opens the session', async () => {
  const person = await app.person('app');
  const { secret, codes } = await setUpApp(app, person);
  expect(codes).toHaveLength(10);
  expect(await bodiesTo(app, person)).toEqual([
    expect.stringContaining(said('accounts:security.mail.appAdded')),
  ]);

  const first = await password(person);
  expect(first.headers.get('location')).toBe('/sign-in/second-step');
  const half = { ...person, cookie: cookiesOf(first) };
  expect((await app.get('/profile', half)).headers.get('location')).toBe('/sign-in?to=%2Fprofile');
  expect(await (await app.get('/sign-in/second-step', half)).text()).toContain('authenticator app');

  const wrong = await secondStep(half, { code: '000000' });
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:code_wrong')),
  ]);
  const right = await secondStep(half, { code: codeOf(secret) });
  expect([right.status, right.headers.get('location')]).toEqual([302, '/']);
  const signed = { ...person, cookie: cookiesOf(right) };
  expect((await app.get('/profile', signed)).status).toBe(200);
});

test('after the second step one goes where one wanted to go', async () => {
  const person = await app.person('going');
  const { secret } = await setUpApp(app, person);
  const first = await app.post('/sign-in?to=%2Fcredit', { email: person.email, password: PASSWORD });
  expect(first.headers.get('location')).toBe('/sign-in/second-step?to=%2Fcredit');
  const half = { ...person, cookie: cookiesOf(first) };
  const right = await app.post('/sign-in/second-step?to=%2Fcredit', { code: codeOf(secret) }, half);
  expect(right.headers.get('location')).toBe('/credit');
});

test('a code is good once, also for two who send it at the same moment, and an older one never', async () => {
  const person = await app.person('replay');
  const { secret } = await setUpApp(app, person);
  const [one, two] = [await firstStep(person), await firstStep(person)];
  const code = codeOf(secret);
  const both = await Promise.all([secondStep(one, { code }), secondStep(two, { code })]);
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([302, 422]);
  const third = await firstStep(person);
  const again = await secondStep(third, { code });
  expect(await again.text()).toContain(pieceOf('errors:code_used'));
  expect((await secondStep(third, { code: codeOf(secret, -1) })).status).toBe(422);
  expect((await secondStep(third, { code: codeOf(secret, 1) })).status).toBe(302);
});

test('the step after the password is good for one sign-in and ends with the password', async () => {
  const person = await app.person('step');
  const { secret, codes } = await setUpApp(app, person);
  const half = await firstStep(person);
  expect((await secondStep(half, { code: codeOf(secret) })).status).toBe(302);
  expect((await secondStep(half, { code: codeOf(secret, 1) })).headers.get('location')).toBe('/sign-in');

  const other = await firstStep(person);
  await app.post('/forgot', { email: person.email });
  const link = /http:\/\/localhost:3000(\/reset\/\S+)/.exec((await bodiesTo(app, person)).join('\n'))![1]!;
  await app.post(link, { password: 'quite another long password' });
  expect((await secondStep(other, { code: codes[0]! })).headers.get('location')).toBe('/sign-in');
});

test('signing out everywhere ends a second step that is under way', async () => {
  const person = await app.person('everywhere');
  const { codes } = await setUpApp(app, person);
  const half = await firstStep(person);
  expect((await app.post('/sign-out', { everywhere: 'yes' }, person)).status).toBe(302);
  expect((await secondStep(half, { code: codes[0]! })).headers.get('location')).toBe('/sign-in');
});

test('a step that somebody made up is none', async () => {
  const person = await app.person('forged');
  await setUpApp(app, person);
  const { cookie } = await firstStep(person);
  for (const forged of [cookie.split(';')[0]!.slice(0, -1), 'second-step=', 'second-step=a.b.c.d', `second-step=${person.id}.zzzzzzzz.x.y`])
    expect((await secondStep({ ...person, cookie: forged }, { code: '123456' })).headers.get('location'), forged).toBe('/sign-in'); // oxfmt-ignore
});

test('after ten tries even the right code waits', async () => {
  const person = await app.person('guesser');
  const { secret } = await setUpApp(app, person);
  const half = await firstStep(person);
  for (let i = 0; i < 10; i++) expect((await secondStep(half, { code: '000000' })).status).toBe(422);
  expect((await secondStep(half, { code: codeOf(secret) })).status).toBe(429);
});

const sendFrom = (remote: string, path: string, body: Record<string, string>, cookie: string) =>
  app.send(path, { method: 'POST', body: new URLSearchParams(body), remote, cookie });
/** Somewhere else, by somebody who knows the password; `devices` is the cookie that they bring. */
async function firstStepFrom(remote: string, { email }: Person, devices: string): Promise<string> {
  return cookiesOf(await sendFrom(remote, '/sign-in', { email, password: PASSWORD }, devices));
}
async function signInFrom(remote: string, person: Person, code: string, devices = ''): Promise<Response> {
  const half = await firstStepFrom(remote, person, devices);
  return sendFrom(remote, '/sign-in/second-step', { code }, half);
}
/** Wrong codes after one right password. */
async function guessFrom(remote: string, person: Person, tries: number, devices = ''): Promise<void> {
  const half = await firstStepFrom(remote, person, devices);
  for (let i = 0; i < tries; i++) await sendFrom(remote, '/sign-in/second-step', { code: '000000' }, half);
}
const devicesIn = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('devices='))
    ?.split(';')[0] ?? '';

test('knowing the password locks nobody out of the second step: not on their device, nor with a recovery code', async () => {
  const person = await app.person('pestered');
  const { secret, codes } = await setUpApp(app, person);
  const device = devicesIn(await signInFrom('192.0.2.1', person, codes[0]!));
  for (const remote of ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4', '198.51.100.5'])
    await guessFrom(remote, person, 11);
  expect((await signInFrom('198.51.100.6', person, codeOf(secret))).status).toBe(429);
  expect((await signInFrom('192.0.2.1', person, codes[1]!)).status).toBe(302);
  expect((await signInFrom('192.0.2.1', person, codeOf(secret), device)).status).toBe(302);
  await guessFrom('192.0.2.1', person, 9, device);
  expect((await signInFrom('192.0.2.1', person, codes[2]!, device)).status).toBe(429);
});

test('a device without the second step is no fresh start for somebody guessing codes', async () => {
  const person = await app.person('patient');
  const { secret } = await setUpApp(app, person);
  const statuses: number[] = [];
  for (let i = 0; i < 10; i++) {
    const half = await firstStep(person);
    expect(half.cookie).toContain('devices=');
    statuses.push((await secondStep(half, { code: '000000' })).status);
  }
  expect(new Set(statuses)).toEqual(new Set([422]));
  expect((await secondStep(await firstStep(person), { code: codeOf(secret) })).status).toBe(429);
});

test('a new password keeps the device on which its second step was done', async () => {
  const person = await app.person('renewing');
  const { codes } = await setUpApp(app, person);
  const signed = await signInFrom('192.0.2.8', person, codes[0]!);
  const form = { currentPassword: PASSWORD, password: 'kolme varista aidalla' };
  const changed = await app.post('/profile/password', form, { ...person, cookie: cookiesOf(signed) });
  for (let i = 0; i < 11; i++) await secondStep(await secondPassword(person), { code: '000000' });
  const half = await secondPassword(person, devicesIn(changed));
  expect((await secondStep(half, { code: codes[1]! })).status).toBe(302);
});
async function secondPassword(person: Person, cookie = ''): Promise<Person> {
  const body = new URLSearchParams({ email: person.email, password: 'kolme varista aidalla' });
  return { ...person, cookie: cookiesOf(await app.send('/sign-in', { method: 'POST', body, cookie })) };
}

test('wrong codes of the app for a day leave recovery codes and confirmations', async () => {
  const person = await app.person('kept-out');
  const { secret, codes } = await setUpApp(app, person);
  const again = await firstStep(person);
  const signedIn = cookiesOf(await secondStep(again, { code: codes[0]! }));
  const half = await firstStep(person);
  await secondStep(half, { code: '000000' });
  // As if the other tries of the day had been made in quarters of an hour before this one.
  const day = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);
  await db.transact(async (tx) => {
    await tx
      .update(limits)
      .set({ count: 45 })
      .where(and(eq(limits.key, sha256(`second-step-day:${person.id}`)), eq(limits.windowStart, day)));
  });
  expect((await secondStep(half, { code: codeOf(secret) })).status).toBe(429);
  const confirm = { 'confirming-code': codeOf(secret) };
  expect((await app.post('/profile/confirm', confirm, { ...person, cookie: signedIn })).status).toBe(302);
  expect((await secondStep(half, { code: codes[1]! })).status).toBe(302);
});

test('a wrong second step, confirmation or passkey is in the audit, with whose it was and the shortened address', async () => {
  const person = await app.person('watched');
  const [row] = await db.read.select().from(people).where(eq(people.id, person.id));
  const { opaqueId } = row!;
  const failed = async (thing: string) =>
    (await db.read.select().from(audit).where(eq(audit.thing, thing))).map(({ action }) => action);
  await app.post('/profile/confirm', { 'confirming-password': 'not the password' }, person);
  expect(await failed(`confirmation:${opaqueId}`)).toEqual(['accounts.sign-in-failed']);
  await setUpApp(app, person);
  const half = await firstStep(person);
  for (const code of ['000000', '000000', 'bcdf-ghjk-mnpq']) await secondStep(half, { code });
  expect(await failed(`second-step:${opaqueId}`)).toEqual(['accounts.sign-in-failed']);
  await signInWith('{"id":"nobody’s"}');
  expect(await failed('passkey')).toEqual(['accounts.sign-in-failed']);
});

test('a recovery code works once, is told by mail, and new ones replace all earlier ones', async () => {
  const person = await app.person('recovery');
  const { codes } = await setUpApp(app, person);
  const [first, second] = codes as [string, string];
  const typed = first.toUpperCase().replaceAll('-', ' ');
  const opened = await secondStep(await firstStep(person), { code: typed });
  expect(opened.status).toBe(302);
  expect((await bodiesTo(app, person)).join()).toContain(pieceOf('accounts:security.mail.codeUsed'));
  expect((await secondStep(await firstStep(person), { code: first })).status).toBe(422);

  const signed = { ...person, cookie: cookiesOf(opened) };
  expect(await (await app.get('/profile/security', signed)).text()).toContain(
    said('accounts:security.codes.left', { count: 9 }),
  );
  const made = await app.post('/profile/security', { intent: 'make-codes' }, signed);
  const fresh = codesIn(await made.text());
  expect(fresh).toHaveLength(10);
  expect((await secondStep(await firstStep(person), { code: second })).status).toBe(422);
  expect((await secondStep(await firstStep(person), { code: fresh[0]! })).status).toBe(302);
});

test('neither the secret of the app nor a recovery code can be read in the database', async () => {
  const person = await app.person('stored');
  const { secret, codes } = await setUpApp(app, person);
  const rows = JSON.stringify([
    await db.read.select().from(totpSecrets).where(eq(totpSecrets.personId, person.id)),
    await db.read.select().from(recoveryCodes).where(eq(recoveryCodes.personId, person.id)),
  ]);
  expect(rows).not.toContain(secret);
  for (const code of codes) expect(rows).not.toContain(code.replaceAll('-', ''));
});

test('setting up an app takes its code; until then signing in is as before', async () => {
  const person = await app.person('pending');
  await app.post('/profile/security', { intent: 'begin-app' }, person);
  expect((await app.post('/profile/security/app', { code: '000000' }, person)).status).toBe(422);
  expect((await password(person)).headers.get('location')).toBe('/');
});

test('the first factor ends the sessions that were opened without one', async () => {
  const person = await app.person('first');
  const other = await signInAgain(app, person);
  await setUpApp(app, person);
  expect((await app.get('/profile', other)).status).toBe(302);
  expect((await app.get('/profile', person)).status).toBe(200);
});

test('removing the app is told by mail, and the password is enough again', async () => {
  const person = await app.person('removing');
  await setUpApp(app, person);
  expect((await app.post('/profile/security', { intent: 'remove-app' }, person)).status).toBe(302);
  expect((await bodiesTo(app, person)).join()).toContain(said('accounts:security.mail.appRemoved'));
  expect(await db.read.$count(recoveryCodes, eq(recoveryCodes.personId, person.id))).toBe(0);
  expect((await password(person)).headers.get('location')).toBe('/');
});

test('a passkey is also the second step, but not somebody else’s', async () => {
  const [person, other] = [await app.person('second'), await app.person('other')];
  const [{ key }, { key: foreign }] = [await addPasskey(person), await addPasskey(other)];
  const half = await firstStep(person);
  expect((await secondStep(half, { passkey: foreign.get(await optionsFor('get')) })).status).toBe(403);
  expect((await secondStep(half, { passkey: key.get(await optionsFor('get')) })).status).toBe(302);
});

test('an administrator takes off all factors of somebody who has lost them; they are signed out and told', async () => {
  const [admin, person] = [await app.person('helper', ['administrator']), await app.person('lost')];
  await setUpApp(app, person);
  const form = { intent: 'remove-factors', personId: person.id };
  expect((await app.post('/admin/people', form, await app.person('nobody'))).status).toBe(404);
  expect(await (await app.get('/admin/people', admin)).text()).toContain(
    said('accounts:security.people.remove'),
  );
  expect((await app.post('/admin/people', form, admin)).status).toBe(302);
  expect((await app.get('/profile', person)).status).toBe(302);
  expect((await bodiesTo(app, person)).join()).toContain(pieceOf('accounts:security.mail.allRemoved'));
  expect((await password(person)).headers.get('location')).toBe('/');
  expect((await app.post('/admin/people', form, admin)).status).toBe(404);
});

test('an administrator does not take off their own factors there, whatever their role requires', async () => {
  const admin = await app.person('alone', ['administrator']);
  const { secret } = await setUpApp(app, admin);
  app.platform.settings.secondFactor = 'required';
  try {
    const form = { intent: 'remove-factors', personId: admin.id };
    const answer = await app.post('/admin/people', form, admin);
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining(pieceOf('errors:own_factors')),
    ]);
    expect(await (await app.get('/admin/people', admin)).text()).not.toMatch(
      new RegExp(`value="${admin.id}"[^]{0,400}value="remove-factors"`),
    );
    expect((await secondStep(await firstStep(admin), { code: codeOf(secret) })).status).toBe(302);
  } finally {
    app.platform.settings.secondFactor = 'optional';
  }
});

test('the operator does the same from the command line', async () => {
  const person = await app.person('operated');
  await setUpApp(app, person);
  await removeFactorsByEmail({ ...app.operator, now: new Date() }, person.email);
  expect((await password(person)).headers.get('location')).toBe('/');
});

test('where a second factor is required, administrators and officers are led to it and reach nothing of their roles before', async () => {
  const [admin, officer] = [await app.person('required', ['administrator']), await app.person('officer')];
  const doctor = await app.person('doctor');
  await app.association('required', [officer]);
  app.platform.settings.secondFactor = 'required';
  try {
    expect((await password(doctor)).headers.get('location')).toBe('/');
    const signed = await password(admin);
    expect(signed.headers.get('location')).toBe('/profile/security');
    expect((await app.get('/admin/people', admin)).status).toBe(404);
    expect((await app.get('/associations/required', officer)).status).toBe(404);
    const post = await app.post('/admin/people', { personId: doctor.id, roles: 'administrator' }, admin);
    expect(post.status).toBe(404);
    expect(await (await app.get('/', admin)).text()).toContain(said('accounts:security.required.title'));

    await setUpApp(app, admin);
    expect((await app.get('/admin/people', admin)).status).toBe(200);
    const last = await app.post('/profile/security', { intent: 'remove-app' }, admin);
    expect([last.status, await last.text()]).toEqual([
      409,
      expect.stringContaining(pieceOf('errors:factor_required')),
    ]);
    await addPasskey(officer);
    expect((await app.get('/associations/required', officer)).status).toBe(200);
  } finally {
    app.platform.settings.secondFactor = 'optional';
  }
});
