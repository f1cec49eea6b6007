import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { mailHandler } from '#app/platform/mail.server.ts';
import { mails } from '#db/schema/platform.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { makeApp, PASSWORD } from '#tests/support/app.ts';
import { cookiesOf } from '#tests/support/sign-in.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const cookieOf = (response: Response) => response.headers.getSetCookie().join('; ');
const linkIn = async (address: string) => {
  const [mail] = (await db.read.select().from(mails).where(eq(mails.recipient, address))).slice(-1);
  return /http:\/\/localhost:3000(\/\S+)/.exec(mail!.body)![1]!;
};

test('register, confirm by the mailed link, sign in, sign out: without a script', async () => {
  const address = 'newcomer@example.org';
  const made = await app.post('/register', { name: 'Ņina Ōzola', email: address, password: PASSWORD });
  expect([made.status, made.headers.get('location')]).toEqual([302, '/register/sent']);
  const early = await app.post('/sign-in', { email: address, password: PASSWORD });
  expect([early.status, early.headers.get('location')]).toEqual([302, '/register/sent']);

  const link = await linkIn(address);
  expect((await app.get(link)).status).toBe(200);
  expect((await app.post(link, {})).headers.get('location')).toBe('/sign-in');
  expect((await app.post(link, {})).status).toBe(410);

  const signed = await app.post('/sign-in', { email: address.toUpperCase(), password: PASSWORD });
  expect([signed.status, signed.headers.get('location')]).toEqual([302, '/']);
  const person = { id: '', email: address, cookie: cookieOf(signed).split(';')[0]! };
  expect(await app.text('/profile', person)).toContain('Ņina Ōzola');

  const left = await app.post('/sign-out', {}, person);
  expect(cookieOf(left)).toContain('Max-Age=0');
  expect((await app.get('/profile', person)).headers.get('location')).toBe('/sign-in?to=%2Fprofile');
});

test('mail leaves by a job after the unit, into a readable file', async () => {
  await app.post('/register', { name: 'Mail Reader', email: 'reader@example.org', password: PASSWORD });
  const handlers = { mail: mailHandler(db, app.platform.settings) };
  expect(await runDueJobs(db, handlers, app.platform.log, app.platform.clock)).toBeGreaterThan(0);
  const rows = await db.read.select().from(mails).where(eq(mails.recipient, 'reader@example.org'));
  expect(rows[0]!.sentAt).toBeInstanceOf(Date);
});

test('a wrong password, an unknown address and an empty form each get a sentence and keep what was typed', async () => {
  const person = await app.person('wrong');
  for (const email of [person.email, 'nobody@example.org']) {
    const answer = await app.post('/sign-in', { email, password: 'not the password' });
    const page = await answer.text();
    expect(answer.status).toBe(401);
    expect(page).toContain(said('errors:sign_in_wrong'));
    expect(page).toContain(`value="${email}"`);
    expect(page).not.toContain('not the password');
  }
  const empty = await app.post('/sign-in', { email: '', password: '' });
  expect(empty.status).toBe(422);
  const page = await empty.text();
  // Beside each of the two fields, and as a link to it.
  expect(page.match(new RegExp(said('errors:required'), 'g'))).toHaveLength(4);
  for (const [name, label] of [
    ['email', said('accounts:email')],
    ['password', said('accounts:password')],
  ])
    expect(page).toContain(`<a href="#${name}">${label}: ${said('errors:required')}</a>`);
});

test('a new password by mail ends every session', async () => {
  const person = await app.person('forgetful');
  expect(await (await app.post('/forgot', { email: person.email })).text()).toContain(
    pieceOf('accounts:forgot.sent'),
  );
  const link = await linkIn(person.email);
  expect((await app.post(link, { password: 'short' })).status).toBe(422);
  expect((await app.post(link, { password: 'another long password' })).status).toBe(302);
  expect((await app.get('/profile', person)).status).toBe(302);
  expect((await app.post('/sign-in', { email: person.email, password: PASSWORD })).status).toBe(401);
  expect(
    (await app.post('/sign-in', { email: person.email, password: 'another long password' })).status,
  ).toBe(302);
  expect((await app.get(link)).status).toBe(410);
});

test('whoever asks does not learn who has an account', async () => {
  const person = await app.person('secret');
  const body = async (path: string, form: Record<string, string>) => {
    const answer = await app.post(path, form);
    // The page after a registration is of the browser's own cookie, which is as long for every address of this length.
    const page =
      answer.status === 302
        ? await app.get('/register/sent', { id: '', email: '', cookie: cookiesOf(answer) })
        : answer;
    const text = (await page.text()).replaceAll(form['email']!, 'ADDRESS');
    return [answer.status, text.replaceAll(/(?<=name="once" value=")[^"]+/g, '')];
  };
  expect(await body('/forgot', { email: person.email })).toEqual(
    await body('/forgot', { email: 'ghost@example.org' }),
  );
  const form = { name: 'Anybody', password: PASSWORD };
  expect(await body('/register', { ...form, email: person.email })).toEqual(
    await body('/register', { ...form, email: 'ghost2@example.org' }),
  );
});

test('a post from another site changes nothing', async () => {
  const person = await app.person('victim');
  for (const origin of ['https://evil.example', 'null', ''])
    expect((await app.post('/sign-out', {}, person, { origin })).status).toBe(403);
  expect((await app.get('/profile', person)).status).toBe(200);
});

test('only a hash of the session id is stored, and signing out everywhere ends all of them', async () => {
  const person = await app.person('hashed');
  const id = person.cookie.split('=')[1]!;
  const rows = await db.read.select().from(sessions).where(eq(sessions.personId, person.id));
  expect(rows.map((row) => row.id)).not.toContain(id);
  const other = await app.post('/sign-in', { email: person.email, password: PASSWORD });
  const second = { ...person, cookie: cookieOf(other).split(';')[0]! };
  await app.post('/sign-out', { everywhere: 'yes' }, second);
  expect((await app.get('/profile', person)).status).toBe(302);
});

test('a blocked person is signed out at once and cannot come back', async () => {
  const [admin, person] = [await app.person('chief', ['administrator']), await app.person('blocked')];
  expect((await app.post('/admin/people', { personId: person.id, blocked: 'yes' }, admin)).status).toBe(302);
  expect((await app.get('/profile', person)).status).toBe(302);
  expect((await app.post('/sign-in', { email: person.email, password: PASSWORD })).status).toBe(403);
  expect((await app.post('/admin/people', { personId: admin.id, roles: [] }, admin)).status).toBe(409);
});

test('sample people are nobody outside demonstration mode, even with a session', async () => {
  const person = await app.person('sample');
  await db.transact(async (tx) => {
    await tx.update(people).set({ sample: true }).where(eq(people.id, person.id));
  });
  expect((await app.get('/profile', person)).status).toBe(200);
  app.platform.settings.demonstration = false;
  try {
    expect((await app.get('/profile', person)).status).toBe(302);
    expect((await app.post('/sign-in', { email: person.email, password: PASSWORD })).status).toBe(401);
    expect((await app.get('/mail')).status).toBe(404);
  } finally {
    app.platform.settings.demonstration = true;
  }
});

test('after signing in one goes where one wanted to go, and never to another site', async () => {
  const person = await app.person('going');
  const to = async (target: string) =>
    (
      await app.post(`/sign-in?to=${encodeURIComponent(target)}`, { email: person.email, password: PASSWORD })
    ).headers.get('location');
  expect(await to('/courses?q=heart')).toBe('/courses?q=heart');
  for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example', '/\tx'])
    expect(await to(evil)).toBe('/');
});

test('the log holds no address, no name and no password', async () => {
  const log = app.lines.join('');
  for (const secret of ['@example.org', 'Ņina', PASSWORD, 'Test"']) expect(log).not.toContain(secret);
  expect(log).toContain('"path":"/sign-in"');
});

test('the log holds no token of a mailed link', async () => {
  for (const path of ['/confirm', '/reset', '/reviews']) await app.get(`${path}/secret-of-a-mail`);
  await app.get('/reviews/secret-of-a-mail/preview/package');
  expect(app.lines.join('\n')).not.toContain('secret-of-a-mail');
  expect(app.lines.join('\n')).toContain('/reviews/-/preview/package');
});

test('a right password on a device that the account does not know is mailed about, once a day for each kind of device', async () => {
  const person = await app.person('careful');
  const news = async () =>
    (await db.read.select().from(mails).where(eq(mails.recipient, person.email))).map(({ body }) => body);
  const on = (userAgent: string, more: { password?: string; cookie?: string } = {}) =>
    app.send('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ email: person.email, password: more.password ?? PASSWORD }),
      headers: { 'user-agent': userAgent },
      remote: '192.0.2.17',
      cookie: more.cookie,
    });
  const [firefox, iphone] = [
    'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
  ];
  expect((await on(firefox, { password: 'not the password' })).status).toBe(401);
  expect(await news()).toEqual([]);
  const signed = await on(firefox);
  expect(signed.status).toBe(302);
  expect(await news()).toEqual([
    expect.stringContaining(
      said('accounts:security.mail.newDevice', { device: 'Firefox · Windows, 192.0.2.' }),
    ),
  ]);
  // Also of somebody who then fails at the second step: nothing in the mail says that they got in.
  const [mail] = await db.read.select().from(mails).where(eq(mails.recipient, person.email));
  expect(mail!.subject).toBe(said('accounts:security.mail.newDeviceSubject'));
  expect((await news())[0]).toContain('/forgot');
  // The device is known now, and a browser that forgets everything does not fill the mailbox.
  const device = signed.headers.getSetCookie().find((cookie) => cookie.startsWith('devices='))!;
  expect((await on(iphone, { cookie: device.split(';')[0]! })).status).toBe(302);
  expect((await on(firefox)).status).toBe(302);
  expect(await news()).toHaveLength(1);
  expect((await on(iphone)).status).toBe(302);
  expect((await news())[1]).toContain('Safari · iOS');
});

test('the sign-in of the top line leads back to the page that somebody was reading', async () => {
  const listed = await app.text('/courses?q=heart');
  expect(listed).toContain(`href="/sign-in?to=${encodeURIComponent('/courses?q=heart')}"`);
  expect(await app.text('/help')).toContain('href="/sign-in"');
});
