import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import type { Role } from '#app/domains/accounts/ctx.ts';
import { SAMPLE_PASSWORD } from '#app/domains/accounts/people/sample-people.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { queueMail } from '#app/platform/queue-mail.server.ts';
import { audit, mails } from '#db/schema/platform.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { cookiesOf, setUpApp } from '#tests/support/sign-in.ts';
import { pieceOf, said } from '#tests/support/words.ts';

// Waits are of seconds: the clock is stopped, however slow the machine is.
vi.useFakeTimers({ toFake: ['Date'] });
const app = await makeApp();
const { db } = app.platform;
const NEW = 'kolme varista aidalla';
const CHANGED = said('accounts:mail.changed.subject');

const mailsTo = (address: string, subject: string) =>
  db.read
    .select()
    .from(mails)
    .where(and(eq(mails.recipient, address), eq(mails.subject, subject)));
const resetLinks = async (address: string) =>
  (await mailsTo(address, said('accounts:mail.reset.subject'))).map(
    ({ body }) => /http:\/\/localhost:3000(\/reset\/\S+)/.exec(body)![1]!,
  );
const again = async (person: Person): Promise<Person> => {
  const signed = await app.post('/sign-in', { email: person.email, password: PASSWORD });
  return { ...person, cookie: signed.headers.getSetCookie()[0]!.split(';')[0]! };
};
const change = (person: Person | null, currentPassword: string, password: string) =>
  app.post('/profile/password', { currentPassword, password }, person);

test('a new password with the current one ends all other sessions and tells the mailbox', async () => {
  const here = await app.person('changer');
  const there = await again(here);
  const changed = await change(here, PASSWORD, NEW);
  expect([changed.status, changed.headers.get('location')]).toEqual([302, '/profile/password?changed']);
  expect(await (await app.get('/profile/password?changed', here)).text()).toContain(
    pieceOf('accounts:changePassword.changed'),
  );
  expect((await app.get('/profile', there)).status).toBe(302);
  expect((await app.post('/sign-in', { email: here.email, password: PASSWORD })).status).toBe(401);
  expect((await app.post('/sign-in', { email: here.email, password: NEW })).status).toBe(302);
  const [mail] = await mailsTo(here.email, CHANGED);
  expect(mail!.body).toContain('http://localhost:3000/forgot');
  expect(await db.read.$count(audit, eq(audit.action, 'accounts.password-changed'))).toBe(1);
});

test('without the current password nothing changes, and guessing it is slowed down', async () => {
  const person = await app.person('guessed');
  const wrong = await change(person, 'not the password', NEW);
  const page = await wrong.text();
  expect([wrong.status, page]).toEqual([422, expect.stringContaining(said('errors:password_wrong'))]);
  for (const typed of ['not the password', NEW]) expect(page).not.toContain(typed);
  for (let i = 0; i < 4; i++) await change(person, 'not the password', NEW);
  const slowed = await change(person, PASSWORD, NEW);
  expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '30']);
  expect((await change(await again(person), 'not the password', NEW)).status).toBe(422);
  expect((await app.post('/sign-in', { email: person.email, password: PASSWORD })).status).toBe(302);
  expect(await mailsTo(person.email, CHANGED)).toEqual([]);
});

test('somebody who knows the current password may try new ones as often as they like', async () => {
  const person = await app.person('choosy');
  for (let i = 0; i < 8; i++) expect((await change(person, PASSWORD, 'password1234')).status).toBe(422);
  expect((await change(person, PASSWORD, NEW)).status).toBe(302);
});

test('a password that is too common, too short or one’s own name is refused when it is changed and when it is reset', async () => {
  const person = await app.person('chooser');
  await app.post('/forgot', { email: person.email });
  const [link] = await resetLinks(person.email);
  for (const password of ['elevenchars', 'password1234', 'chooser-test-1']) {
    expect([password, (await change(person, PASSWORD, password)).status]).toEqual([password, 422]);
    expect([password, (await app.post(link!, { password })).status]).toEqual([password, 422]);
  }
  expect((await app.post(link!, { password: NEW })).status).toBe(302);
});

test('a password may have 128 characters and no more', async () => {
  const person = await app.person('longwinded');
  const longest = randomBytes(96).toString('base64');
  expect((await change(person, PASSWORD, `${longest}x`)).status).toBe(422);
  expect((await change(person, PASSWORD, longest)).status).toBe(302);
  expect((await app.post('/sign-in', { email: person.email, password: longest })).status).toBe(302);
});

test('one use of a reset link ends all others, and the mailbox hears of the new password', async () => {
  const person = await app.person('thrice');
  for (let i = 0; i < 3; i++) await app.post('/forgot', { email: person.email });
  const links = await resetLinks(person.email);
  expect(links).toHaveLength(3);
  expect((await app.post(links[1]!, { password: NEW })).status).toBe(302);
  for (const link of links)
    expect((await app.post(link, { password: 'viisi varista katolla' })).status).toBe(410);
  expect(await mailsTo(person.email, CHANGED)).toHaveLength(1);
  expect((await app.post('/sign-in', { email: person.email, password: NEW })).status).toBe(302);
});

test('a reset that was asked for in capitals, and two links that are used in one moment, are no exception', async () => {
  const person = await app.person('capitals');
  await app.post('/forgot', { email: person.email });
  await app.post('/forgot', { email: person.email.toUpperCase() });
  const links = await resetLinks(person.email);
  const statuses = await Promise.all(
    links.map(async (link) => (await app.post(link, { password: NEW })).status),
  );
  expect(statuses.toSorted()).toEqual([302, 410]);
  for (const link of links) expect((await app.get(link)).status).toBe(410);
  expect(await mailsTo(person.email, CHANGED)).toHaveLength(1);
});

test('a mailbox that is full of other mails still gets news about its security and the links that let its owner in', async () => {
  const person = await app.person('flooded');
  const [other, now] = [{ to: person.email, subject: 's', body: 'b' }, new Date()];
  await db.transact(async (tx) => {
    for (let n = 0; n < 200; n++) await queueMail(tx, now, other);
  });
  const newest = async () => {
    const rows = await db.read.select().from(mails).where(eq(mails.recipient, person.email));
    return rows.map(({ subject, body }) => `${subject} ${body}`).filter((mail) => mail !== 's b');
  };
  await again(person);
  expect((await newest()).join()).toContain('a new device');
  await change(person, PASSWORD, NEW);
  expect((await newest()).join()).toContain(CHANGED);
  await app.post('/forgot', { email: person.email });
  expect(await resetLinks(person.email)).toHaveLength(1);
  await setUpApp(app, person);
  expect((await newest()).join()).toContain(said('accounts:security.mail.appAdded'));
  await db.transact((tx) => queueMail(tx, now, other));
  expect(await mailsTo(person.email, 's')).toHaveLength(200);

  const [unconfirmed, form] = ['unconfirmed@example.org', { name: 'Vilma Ozola', password: NEW }];
  await db.transact(async (tx) => {
    for (let n = 0; n < 200; n++) await queueMail(tx, now, { ...other, to: unconfirmed });
  });
  await app.post('/register', { ...form, email: unconfirmed });
  expect(await mailsTo(unconfirmed, said('accounts:mail.confirm.subject'))).toHaveLength(1);
});

test('essential mails have a bound too', async () => {
  const [to, now] = ['taken-over@example.org', new Date()];
  // In several units: one has ten seconds.
  for (let unit = 0; unit < 11; unit++)
    await db.transact(async (tx) => {
      for (let n = 0; n < 100; n++)
        await queueMail(tx, now, { to, subject: 's', body: 'b', essential: true });
    });
  expect(await mailsTo(to, 's')).toHaveLength(1000);
});

test('a change ends the open reset links too', async () => {
  const person = await app.person('both');
  await app.post('/forgot', { email: person.email });
  await change(person, PASSWORD, NEW);
  const [link] = await resetLinks(person.email);
  expect((await app.get(link!)).status).toBe(410);
});

test('of two changes at once only one counts', async () => {
  const here = await app.person('twice');
  const there = await again(here);
  const statuses = await Promise.all([
    change(here, PASSWORD, NEW).then(({ status }) => status),
    change(there, PASSWORD, 'viisi varista katolla').then(({ status }) => status),
  ]);
  expect(statuses.filter((status) => status === 302)).toHaveLength(1);
  expect(await db.read.$count(sessions, eq(sessions.personId, here.id))).toBe(1);
});

test('the profile leads to the page, which strangers do not see', async () => {
  const person = await app.person('finder');
  expect(await (await app.get('/profile', person)).text()).toContain('href="/profile/password"');
  expect((await app.get('/profile/password')).headers.get('location')).toBe(
    '/sign-in?to=%2Fprofile%2Fpassword',
  );
  expect((await change(null, PASSWORD, NEW)).headers.get('location')).toBe(
    '/sign-in?to=%2Fprofile%2Fpassword&kept=nothing',
  );
});

test('sample people keep their published password: the operator makes them, and only in demonstration mode', async () => {
  const email = 'sample-doctor@majakka.test';
  await createPerson(app.operator, {
    email,
    name: 'Sample',
    password: SAMPLE_PASSWORD,
    roles: [],
    sample: true,
  });
  expect((await app.post('/sign-in', { email, password: SAMPLE_PASSWORD })).status).toBe(302);
  const [row] = await db.read.select().from(people).where(eq(people.email, email));
  expect(row!.sample).toBe(true);
  expect(
    (await app.post('/register', { name: 'Anybody', email: 'other@example.org', password: SAMPLE_PASSWORD }))
      .status,
  ).toBe(422);
});

/** Of somebody who chose it before the rules, or before the list had it. */
async function withPassword(name: string, password: string, more: { sample?: boolean; roles?: Role[] } = {}) {
  const email = `${name}@example.org`;
  const id = await createPerson(app.operator, { email, name, password, roles: [], ...more });
  const signIn = (to = '') => app.post(`/sign-in${to}`, { email, password });
  return { id, email, signIn };
}

test('signing in with a password that is common or too short leads to the page that changes it, which may be skipped', async () => {
  for (const [name, password, weak, sentence] of [
    ['common', 'Password1234', 'common', pieceOf('accounts:changePassword.weak.common')],
    ['short', 'tuuli ja me', 'short', pieceOf('accounts:changePassword.weak.short')],
  ] as const) {
    const { id, email, signIn } = await withPassword(name, password);
    const signed = await signIn('?to=%2Fcourses%3Fq%3Dheart');
    const page = signed.headers.get('location')!;
    expect(page).toBe(`/profile/password?weak=${weak}&to=%2Fcourses%3Fq%3Dheart`);
    const person = { id, email, cookie: cookiesOf(signed) };
    const html = await (await app.get(page, person)).text();
    for (const each of [sentence, `<a href="/courses?q=heart">${said('accounts:changePassword.keep')}</a>`])
      expect(html).toContain(each);
    // Nobody is forced.
    expect((await app.get('/courses', person)).status).toBe(200);
    const action = /<form[^>]+action="(\/profile\/password[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&');
    const refused = await app.post(action, { currentPassword: password, password: 'short' }, person);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(sentence)]);
    const changed = await app.post(action, { currentPassword: password, password: NEW }, person);
    const after = changed.headers.get('location')!;
    expect(after).toBe('/profile/password?changed&to=%2Fcourses%3Fq%3Dheart');
    const done = await (await app.get(after, person)).text();
    expect(done).toContain('<a href="/courses?q=heart">Continue</a>');
    expect(done).not.toContain(sentence);
    expect((await app.post('/sign-in', { email, password: NEW })).headers.get('location')).toBe('/');
  }
});

test('a second step comes before that page, and a second factor that is still missing after it', async () => {
  const { id, email, signIn } = await withPassword('stepping', 'Password1234', { roles: ['administrator'] });
  const weak = '/profile/password?weak=common&to=';
  const signed = await signIn();
  expect(signed.headers.get('location')).toBe(`${weak}%2F`);
  app.platform.settings.secondFactor = 'required';
  expect((await signIn()).headers.get('location')).toBe(`${weak}%2Fprofile%2Fsecurity`);
  app.platform.settings.secondFactor = 'optional';
  const { codes } = await setUpApp(app, { id, email, cookie: cookiesOf(signed) });
  const first = await signIn('?to=%2Fcourses');
  const step = first.headers.get('location')!;
  expect(step).toBe(`/sign-in/second-step?to=${encodeURIComponent(`${weak}%2Fcourses`)}`);
  const half = { id, email, cookie: cookiesOf(first) };
  expect((await app.post(step, { code: codes[0]! }, half)).headers.get('location')).toBe(`${weak}%2Fcourses`);
});

test('that page leads nowhere else, and is not shown to those whose password is published or good', async () => {
  const person = await app.person('good');
  const html = await (await app.get('/profile/password?weak=common&to=%2F%2Fevil.example', person)).text();
  // The menu of languages leads to the same address, whatever that asks for.
  expect(html).not.toMatch(/(?:href|action|value)="[^?"]*evil\.example/);
  const signed = await app.post('/sign-in', { email: person.email, password: PASSWORD });
  expect(signed.headers.get('location')).toBe('/');
  const sample = await withPassword('published', SAMPLE_PASSWORD.slice(0, 9), { sample: true });
  expect((await sample.signIn()).headers.get('location')).toBe('/');
});
