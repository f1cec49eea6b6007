import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { credentials } from '#db/schema/xapi.ts';
import { mails } from '#db/schema/platform.ts';
import { sessions } from '#db/schema/accounts.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { formsWith, valuesOf } from '#tests/support/forms.ts';
import { codeOf, earlyInStep } from '#tests/support/one-time-codes.ts';
import { passkeysAt } from '#tests/support/passkeys.ts';
import { cookiesOf, setUpApp, signedInBefore, signInAgain } from '#tests/support/sign-in.ts';

/** Forms that use up a proof, pressed again while nothing seems to happen, or after their answer was lost. */
const app = await makeApp();
const { db } = app.platform;
const NEW = 'kolme varista aidalla';
const { addPasskey, optionsFor } = passkeysAt(app);

type Form = Record<string, string | string[]>;
/** The form of a page that the browser shows, with its hidden fields. */
const formOf = (html: string, piece: string): Form => valuesOf(formsWith(html, piece)[0]!);
const drawn = async (path: string, piece: string, person?: Person) =>
  formOf(await (await app.get(path, person)).text(), piece);
/** Two presses at once and a third after them: status, target and opened session of each. */
async function press(path: string, form: Form, person?: Person) {
  const once = async () => {
    const answer = await app.post(path, form, person);
    const session = answer.headers.getSetCookie().find((cookie) => /^session=[^;]/.test(cookie));
    return [answer.status, answer.headers.get('location'), session?.split(';')[0]] as const;
  };
  return [...(await Promise.all([once(), once()])), await once()];
}
const sessionsOf = (person: Person) => db.read.$count(sessions, eq(sessions.personId, person.id));

test.each(['app', 'password'])(
  'an identity that is confirmed twice with the same %s is confirmed, and what it was for is done once',
  async (by) => {
    const officer = await app.person(`confirming-${by}`);
    await app.association(`confirming-${by}`, [officer]);
    const secret = by === 'app' ? (await setUpApp(app, officer)).secret : null;
    await signedInBefore(app, officer, 11);
    const path = `/associations/confirming-${by}/tools`;
    const form = { ...(await drawn(path, 'value="create"', officer)), intent: 'create', name: 'A clinic', scopes: 'statements/write' }; // oxfmt-ignore
    const led = await app.post(path, form, officer);
    const confirm = led.headers.get('location')!;
    const asked = formOf(await (await app.post(confirm, form, officer)).text(), `confirming-${secret ? 'code' : 'password'}`); // oxfmt-ignore
    await earlyInStep(3000);
    const proven = { ...asked, ...(secret ? { 'confirming-code': codeOf(secret) } : { 'confirming-password': PASSWORD }) }; // oxfmt-ignore

    const presses = await press(confirm, proven, officer);
    expect(presses).toEqual([1, 2, 3].map(() => [307, path, undefined]));
    // A browser sends each of them on, with all that was in it.
    const before = await db.read.$count(credentials);
    for (let times = 0; times < 2; times++) expect((await app.post(path, proven, officer)).status).toBe(200);
    expect(await db.read.$count(credentials)).toBe(before + 1);

    // After the confirmation has expired the same code confirms nothing, and there is no redirect loop.
    app.moveClock(11 * MINUTE_MS);
    const late = await app.post(confirm, proven, officer);
    expect(late.status).toBe(secret ? 422 : 307);
  },
);

test('a page that needs a confirmation is opened, however often it is confirmed', async () => {
  const officer = await app.person('opening');
  await app.association('opening', [officer]);
  const { secret } = await setUpApp(app, officer);
  const confirm = '/profile/confirm?to=%2Fprofile%2Fsecurity';
  const form = await drawn(confirm, 'confirming-code', officer);
  await earlyInStep(3000);
  const presses = await press(confirm, { ...form, 'confirming-code': codeOf(secret) }, officer);
  expect(presses).toEqual([1, 2, 3].map(() => [302, '/profile/security', undefined]));
});

test('a code of the second step that is sent twice opens one session, for the browser that has given the password alone', async () => {
  const person = await app.person('stepping');
  const { secret } = await setUpApp(app, person);
  const half = await signInAgain(app, person);
  const path = '/sign-in/second-step?to=%2Fcredit';
  const before = await sessionsOf(person);
  const form = { ...(await drawn(path, 'name="code"', half)), code: codeOf(secret) };
  const presses = await press(path, form, half);
  const [, , session] = presses[0]!;
  expect(session).toMatch(/^session=\w/);
  expect(presses).toEqual([1, 2, 3].map(() => [302, '/credit', session]));
  expect(await sessionsOf(person)).toBe(before + 1);

  // The browser has taken the session and forgotten the step.
  const signedIn = { ...person, cookie: session! };
  const [again] = await press(path, form, signedIn);
  expect(again).toEqual([302, '/credit', undefined]);
  // Knowing what was sent is not enough, and a session that has ended is not given again.
  const refused = [1, 2, 3].map(() => [302, '/sign-in?to=%2Fcredit', undefined]);
  for (const stranger of [undefined, { ...person, cookie: 'second-step=x' }])
    expect(await press(path, form, stranger)).toEqual(refused);
  await app.post('/sign-out', {}, signedIn);
  expect(await press(path, form, half)).toEqual(refused);
});

test('the session that a code has opened is given again for ten minutes, and then forgotten', async () => {
  const person = await app.person('late-step');
  const { secret } = await setUpApp(app, person);
  const half = await signInAgain(app, person);
  const path = '/sign-in/second-step';
  const form = { ...(await drawn(path, 'name="code"', half)), code: codeOf(secret) };
  expect((await app.post(path, form, half)).status).toBe(302);
  app.moveClock(11 * MINUTE_MS);
  const late = await app.post(path, form, half);
  expect([late.headers.get('location'), cookiesOf(late)]).toEqual(['/sign-in', '']);
});

test('a passkey that is sent twice opens one session', async () => {
  const person = await app.person('twofold');
  const { key } = await addPasskey(person);
  const before = await sessionsOf(person);
  const form = { ...(await drawn('/sign-in', 'name="passkey"')), passkey: key.get(await optionsFor('get')) };
  const presses = await press('/sign-in', form);
  const [, , session] = presses[0]!;
  expect(presses).toEqual([1, 2, 3].map(() => [302, '/', session]));
  expect(await sessionsOf(person)).toBe(before + 1);
  expect((await press('/sign-in', form, { ...person, cookie: session! }))[0]).toEqual([302, '/', undefined]);
});

test('a new password that is sent twice is set, and no press is told that it was wrong', async () => {
  const person = await app.person('changing');
  const path = '/profile/password';
  const form = { ...(await drawn(path, 'name="currentPassword"', person)), currentPassword: PASSWORD, password: NEW }; // oxfmt-ignore
  expect(await press(path, form, person)).toEqual([1, 2, 3].map(() => [302, `${path}?changed`, undefined]));

  await app.post('/forgot', { email: person.email });
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, person.email));
  const [link] = letters.flatMap(({ body }) => /\/reset\/\S+/.exec(body) ?? []);
  const reset = { ...(await drawn(link!, 'name="password"')), password: 'viisi varista katolla' };
  expect(await press(link!, reset)).toEqual([1, 2, 3].map(() => [302, '/sign-in', undefined]));
});
