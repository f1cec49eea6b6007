import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { finishEmailChanges } from '#app/domains/accounts/email/finish-email-changes.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { people } from '#db/schema/accounts.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { bodiesTo, subjectsTo } from '#tests/support/mails.ts';
import { signedInBefore } from '#tests/support/sign-in.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

const ask = (person: Person, email: string) =>
  app.post('/profile/email', { intent: 'change', email }, person);
const linkTo = async (email: string) =>
  (await bodiesTo(app, { email })).flatMap((body) => /\/email\/[\w-]+/.exec(body) ?? []).at(-1)!;
const emailOf = async ({ id }: Person) =>
  (await db.read.select({ email: people.email }).from(people).where(eq(people.id, id)))[0]!.email;
const finish = () => finishEmailChanges(processCtx(app.platform, app.platform.clock()));

test('another address counts once both mailboxes have confirmed it', async () => {
  const person = await app.person('both');
  expect((await ask(person, 'both-new@example.org')).status).toBe(302);
  const [older, newer] = [await linkTo(person.email), await linkTo('both-new@example.org')];

  // At the new one only the person themselves: an address that was typed wrong is a stranger's.
  expect((await app.get(newer)).headers.get('location')).toContain('/sign-in?to=');
  expect((await app.post(newer, { answer: 'confirm' }, await app.person('stranger'))).status).toBe(410);
  const first = await app.post(newer, { answer: 'confirm' }, person);
  expect(first.headers.get('location')).toBe(`${newer}?done=waiting`);
  expect(await emailOf(person)).toBe(person.email);

  const second = await app.post(older, { answer: 'confirm' });
  expect(second.headers.get('location')).toBe(`${older}?done=changed`);
  expect(await app.text(`${older}?done=changed`)).toContain(said('accounts:emailLink.changedLead'));
  expect(await emailOf(person)).toBe('both-new@example.org');
  for (const email of [person.email, 'both-new@example.org'])
    expect(await subjectsTo(app, { email })).toContain(said('accounts:mail.addressChanged.subject'));
  expect((await app.post('/sign-in', { email: 'both-new@example.org', password: PASSWORD })).status).toBe(
    302,
  );
  expect((await app.get(older)).status).toBe(410);
});

test('a mailbox that refuses keeps the address, and the old one ends every session', async () => {
  const person = await app.person('refusing');
  await ask(person, 'not-mine@example.org');
  const older = await linkTo(person.email);
  const newer = await linkTo('not-mine@example.org');
  await app.post(newer, { answer: 'confirm' }, person);
  expect((await app.post(older, { answer: 'refuse' })).status).toBe(302);
  expect((await app.get('/profile', person)).status).toBe(302);
  app.moveClock(8 * DAY_MS);
  await finish();
  expect(await emailOf(person)).toBe(person.email);
});

test('who sets another password, in the session or by the old mailbox, ends a change that somebody else may have asked for', async () => {
  const password = 'another long test password';
  const ways: ((person: Person) => Promise<Response>)[] = [
    (person) => app.post('/profile/password', { currentPassword: PASSWORD, password }, person),
    async (person) => {
      await app.post('/forgot', { email: person.email });
      const [link] = (await bodiesTo(app, person)).flatMap((body) => /\/reset\/\S+/.exec(body) ?? []);
      return app.post(link!, { password });
    },
  ];
  const kept = [];
  for (const [i, setPassword] of ways.entries()) {
    const person = await app.person('thieved');
    await ask(person, `thief-${i}@example.org`);
    await app.post(await linkTo(`thief-${i}@example.org`), { answer: 'confirm' }, person);
    const { status } = await setPassword(person);
    app.moveClock(8 * DAY_MS);
    await finish();
    kept.push([status, (await emailOf(person)) === person.email]);
    app.moveClock(0);
  }
  expect(kept).toEqual([
    [302, true],
    [302, true],
  ]);
});

test('a lost mailbox says nothing for a week, and then the confirmed new address counts', async () => {
  const person = await app.person('lost');
  await ask(person, 'found@example.org');
  await app.post(await linkTo('found@example.org'), { answer: 'confirm' }, person);
  await finish();
  expect(await emailOf(person)).toBe(person.email);
  app.moveClock(7 * DAY_MS + 1000);
  await finish();
  expect(await emailOf(person)).toBe('found@example.org');
});

test('without the new mailbox nothing ever changes', async () => {
  const person = await app.person('typo');
  await ask(person, 'typo-new@example.org');
  await app.post(await linkTo(person.email), { answer: 'confirm' });
  app.moveClock(13 * DAY_MS);
  await finish();
  expect(await emailOf(person)).toBe(person.email);
});

test('an address that has an account is not told: the page is the same, and its owner gets a mail', async () => {
  const [person, owner] = [await app.person('curious'), await app.person('owner')];
  const page = async (email: string) => {
    expect((await ask(person, email)).status).toBe(302);
    const text = (await app.text('/profile/email', person)).replaceAll(email, 'ADDRESS');
    return text.replaceAll(/(?<=name="once" value=")[^"]+/g, '');
  };
  expect(await page(owner.email)).toBe(await page('nobody-here@example.org'));
  expect(await subjectsTo(app, owner)).toEqual([said('accounts:mail.inUse.subject')]);
});

test('a registration that nobody has confirmed does not keep its owner’s address from them', async () => {
  const person = await app.person('squatted');
  await app.post('/register', { name: 'Mallory', email: 'squatted-new@example.org', password: PASSWORD });
  await ask(person, 'squatted-new@example.org');
  await app.post(await linkTo('squatted-new@example.org'), { answer: 'confirm' }, person);
  await app.post(await linkTo(person.email), { answer: 'confirm' });
  expect(await emailOf(person)).toBe('squatted-new@example.org');
});

test('one’s own address, a malformed one and a stale session are refused', async () => {
  const person = await app.person('refused');
  const same = await ask(person, person.email.toUpperCase());
  expect([same.status, await same.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:email_same')),
  ]);
  expect((await ask(person, 'no address')).status).toBe(422);
  await signedInBefore(app, person, 11);
  expect((await ask(person, 'fresh@example.org')).headers.get('location')).toContain('/profile/confirm');
});
