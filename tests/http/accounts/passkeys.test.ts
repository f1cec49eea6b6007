import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { formatFor } from '#app/i18n/format.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { passkeys, people } from '#db/schema/accounts.ts';
import { bodiesTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { makeAuthenticator } from '#tests/support/authenticator.ts';
import { ORIGIN, passkeysAt } from '#tests/support/passkeys.ts';
import { codesIn, cookiesOf } from '#tests/support/sign-in.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const { addPasskey, optionsFor, signInWith } = passkeysAt(app);

test('a passkey signs in alone, without a name and without a second step', async () => {
  const person = await app.person('passkey');
  const { key, answer } = await addPasskey(person);
  expect(codesIn(await answer.text())).toHaveLength(10);
  expect((await bodiesTo(app, person)).join()).toContain(
    said('accounts:security.mail.passkeyAdded', { name: 'Key' }),
  );
  expect(await (await app.get('/profile/security', person)).text()).toContain(
    said('accounts:security.passkeys.unused'),
  );

  const options = await optionsFor('get');
  expect(options.userVerification).toBe('required');
  const signed = await signInWith(key.get(options));
  expect([signed.status, signed.headers.get('location')]).toEqual([302, '/']);
  expect((await app.get('/profile', { ...person, cookie: cookiesOf(signed) })).status).toBe(200);
});

test('a name with what nobody sees in it is kept without that: the device has made the passkey by then', async () => {
  const person = await app.person('joiner');
  expect((await addPasskey(person, 'Dr\u202e 👩‍⚕️')).answer.status).toBe(200);
  const [row] = await db.read.select().from(passkeys).where(eq(passkeys.personId, person.id));
  expect(row!.name).toBe('Dr 👩⚕️');
});

test('no language ends what it says of a passkey with two full stops', async () => {
  const person = await app.person('dated');
  await addPasskey(person);
  for (const { code } of LOCALES) {
    await db.transact(async (tx) => {
      await tx.update(people).set({ locale: code }).where(eq(people.id, person.id));
    });
    const page = await (await app.get('/profile/security', person)).text();
    const text = page.replace(/<script[^]*?<\/script>|<[^>]+>/g, '');
    expect(text).toContain(formatFor(code, 'Europe/Helsinki').date(new Date()));
    expect([code, /.{0,40}\.\s?\..{0,20}/.exec(text)?.[0]]).toEqual([code, undefined]);
  }
});

test('a challenge is good once, for its purpose, from this origin, with the person verified', async () => {
  const person = await app.person('challenge');
  const { key } = await addPasskey(person);
  const used = key.get(await optionsFor('get'));
  expect((await signInWith(used)).status).toBe(302);
  expect((await signInWith(used)).status).toBe(410);
  const foreign = { challenge: Buffer.from('made up').toString('base64url'), rpId: 'localhost' };
  expect((await signInWith(key.get(foreign))).status).toBe(410);
  const { challenge } = await optionsFor('create', person);
  expect((await signInWith(key.get({ challenge, rpId: 'localhost' }))).status).toBe(410);
  for (const how of [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }, { verified: false }])
    expect((await signInWith(key.get(await optionsFor('get'), how))).status).toBe(403);
  for (const odd of ['{', '[]', '{}', '"x"', '{"id":"x","response":{}}', '{"id":"x","response":7}'])
    expect((await signInWith(odd)).status).toBe(403);
});

test('a passkey whose counter did not grow is refused: a copy of it is about', async () => {
  const person = await app.person('counter');
  const { key } = await addPasskey(person);
  expect((await signInWith(key.get(await optionsFor('get'), { counter: 5 }))).status).toBe(302);
  expect((await signInWith(key.get(await optionsFor('get'), { counter: 5 }))).status).toBe(403);
  expect((await signInWith(key.get(await optionsFor('get'), { counter: 4 }))).status).toBe(403);
  expect((await signInWith(key.get(await optionsFor('get'), { counter: 0 }))).status).toBe(403);
  expect((await signInWith(key.get(await optionsFor('get'), { counter: 6 }))).status).toBe(302);
});

test('a passkey is made with the person verified, for the one who asked, and is on one account only', async () => {
  const [person, other] = [await app.person('making'), await app.person('stealing')];
  const key = makeAuthenticator(ORIGIN);
  const send = async (who: Person, passkey: string) =>
    (await app.post('/profile/security', { intent: 'add-passkey', name: 'Key', passkey }, who)).status;
  expect(await send(person, key.create(await optionsFor('create', person), { verified: false }))).toBe(403);
  expect(await send(other, key.create(await optionsFor('create', person)))).toBe(410);
  expect(await send(person, key.create(await optionsFor('create', person)))).toBe(200);
  expect(await send(other, key.create(await optionsFor('create', other)))).toBe(409);
  expect((await app.get('/passkeys/create')).headers.get('location')).toBe(
    '/sign-in?to=%2Fpasskeys%2Fcreate',
  );
});

test('a passkey can be renamed and removed by its holder alone', async () => {
  const [person, other] = [await app.person('holder'), await app.person('outsider')];
  await addPasskey(person);
  const [row] = await db.read.select().from(passkeys).where(eq(passkeys.personId, person.id));
  const passkeyId = row!.id;
  for (const intent of ['rename-passkey', 'remove-passkey'])
    expect((await app.post('/profile/security', { intent, passkeyId, name: 'Mine' }, other)).status).toBe(
      404,
    );
  await app.post('/profile/security', { intent: 'rename-passkey', passkeyId, name: 'Blue key' }, person);
  expect(await (await app.get('/profile/security', person)).text()).toContain('Blue key');
  expect((await app.post('/profile/security', { intent: 'remove-passkey', passkeyId }, person)).status).toBe(
    302,
  );
  expect((await bodiesTo(app, person)).join()).toContain(
    said('accounts:security.mail.passkeyRemoved', { name: 'Blue key' }),
  );
});

test('a blocked person’s passkey opens nothing', async () => {
  const [admin, person] = [await app.person('chief', ['administrator']), await app.person('blocked')];
  const { key } = await addPasskey(person);
  await app.post('/admin/people', { personId: person.id, blocked: 'yes' }, admin);
  expect((await signInWith(key.get(await optionsFor('get')))).status).toBe(403);
});
