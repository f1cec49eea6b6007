import { desc, eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { audit, mails } from '#db/schema/platform.ts';
import { makeApp, PASSWORD } from '#tests/support/app.ts';
import { pieceOf, said } from '#tests/support/words.ts';

// Waits are of seconds: the clock is stopped, however slow the machine is.
vi.useFakeTimers({ toFake: ['Date'] });
const app = await makeApp();
const { db } = app.platform;

const mailsTo = (address: string) =>
  db.read
    .select()
    .from(mails)
    .where(eq(mails.recipient, address))
    .orderBy(desc(mails.createdAt), desc(mails.id));
const linksTo = async (address: string) =>
  (await mailsTo(address)).flatMap(
    ({ body }) => /http:\/\/localhost:3000(\/confirm\/\S+)/.exec(body)?.[1] ?? [],
  );
const register = (address: string, name: string, password: string, remote = '192.0.2.1') => {
  vi.setSystemTime(Date.now() + 1);
  return app.send('/register', {
    method: 'POST',
    body: new URLSearchParams({ name, email: address, password }),
    remote,
  });
};
const signIn = async (email: string, password: string) =>
  (await app.post('/sign-in', { email, password })).status;

test('the first to register an address does not get the account of the next, who confirms it', async () => {
  const address = 'taken@example.org';
  await register(address, 'Mallory', 'the password of mallory', '198.51.100.9');
  await register(address, 'Vilma Ozola', 'the password of vilma');
  const [newest, older] = await linksTo(address);

  expect((await app.post(older!, {})).status).toBe(410);
  const confirmed = await app.post(newest!, { password: 'the password of vilma' });
  expect([confirmed.status, confirmed.headers.get('location')]).toEqual([302, '/sign-in']);
  expect(await signIn(address, 'the password of mallory')).toBe(401);
  const signed = await app.post('/sign-in', { email: address, password: 'the password of vilma' });
  expect(signed.status).toBe(302);
  const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
  expect(await app.text('/profile', { id: '', email: address, cookie })).toContain('Vilma Ozola');
});

test('the last to register an address does not get it either: the owner of the mailbox chooses the password', async () => {
  const address = 'raced@example.org';
  await register(address, 'Vilma Ozola', 'the password of vilma');
  await register(address, 'Mallory', 'the password of mallory', '198.51.100.9');
  const [newest] = await linksTo(address);
  const page = await (await app.get(newest!)).text();
  expect(page).toContain(pieceOf('accounts:confirm.contested'));
  expect(page).toMatch(/<input[^>]+name="password"[^>]+required/);

  expect((await app.post(newest!, { password: 'short' })).status).toBe(422);
  for (const none of [{}, { password: '' }] as Record<string, string>[]) {
    const refused = await app.post(newest!, none);
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining(said('errors:required')),
    ]);
  }
  expect((await app.post(newest!, { password: 'kolme varista aidalla' })).status).toBe(302);
  expect(await signIn(address, 'the password of mallory')).toBe(401);
  expect(await signIn(address, 'kolme varista aidalla')).toBe(302);
});

test('who registers once presses one button, and a confirmed address cannot be registered over', async () => {
  const address = 'single@example.org';
  await register(address, 'Vilma Ozola', PASSWORD);
  const [link] = await linksTo(address);
  expect(await (await app.get(link!)).text()).not.toContain('name="password"');
  await app.post(link!, {});
  await register(address, 'Mallory', 'the password of mallory', '198.51.100.9');
  expect((await mailsTo(address))[0]!.subject).toBe(said('accounts:mail.known.subject'));
  expect(await linksTo(address)).toHaveLength(1);
  expect(await signIn(address, 'the password of mallory')).toBe(401);
  expect(await signIn(address, PASSWORD)).toBe(302);
});

test('strangers who register an address again and again leave its owner a link that works', async () => {
  const address = 'besieged@example.org';
  for (let i = 0; i < 14; i++)
    await register(address, 'Mallory', 'the password of mallory', `198.51.100.${i}`);
  const answer = await register(address, 'Vilma Ozola', 'the password of vilma');
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/register/sent']);
  expect(await mailsTo(address)).toHaveLength(10);
  const [newest] = await linksTo(address);
  expect((await app.post(newest!, { password: 'kolme varista aidalla' })).status).toBe(302);
  expect(await signIn(address, 'kolme varista aidalla')).toBe(302);
});

test('reset links that strangers ask for an address without an account take no mail from it, nor registrations from resets', async () => {
  const address = 'not-yet@example.org';
  const forgot = (remote: string) =>
    app.send('/forgot', { method: 'POST', body: new URLSearchParams({ email: address }), remote });
  for (let i = 0; i < 12; i++) await forgot(`203.0.113.${i}`);
  for (let i = 0; i < 12; i++)
    await register(address, 'Mallory', 'the password of mallory', `203.0.114.${i}`);
  expect(await linksTo(address)).toHaveLength(10);
  await forgot('192.0.2.91');
  expect((await mailsTo(address)).filter(({ body }) => body.includes('/reset/'))).toHaveLength(1);
});

test('a flood of registrations from one address slows down, and its neighbours in a /64 with it', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 70; i++)
    statuses.push(
      (await register(`flood-${i}@example.org`, 'Flood', 'aaaaaaaaaaaa', `2001:db8:7:7::${i.toString(16)}`))
        .status,
    );
  expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 422));
  expect(statuses.slice(60)).toEqual(Array.from({ length: 10 }, () => 429));
  const refused = await register('flood-x@example.org', 'Flood', PASSWORD, '2001:db8:7:7:1::1');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.text()).toMatch(new RegExp(`${pieceOf('errors:too_many_tries')}\\D*\\d+ `));
  expect((await register('calm@example.org', 'Calm', PASSWORD, '2001:db8:7:8::1')).status).toBe(302);
});

test('common and personal passwords are refused at the field, and what else was typed stays', async () => {
  for (const [password, sentence] of [
    ['elevenchars', pieceOf('errors:password_short')],
    ['Password1234', pieceOf('errors:password_common')],
    ['majakka-demo', pieceOf('errors:password_personal')],
    ['vilma-ozola-1', pieceOf('errors:password_personal')],
  ] as const) {
    const answer = await register('vilma@example.org', 'Vilma Ozola', password, '192.0.2.40');
    const page = await answer.text();
    expect([password, answer.status]).toEqual([password, 422]);
    expect(page).toContain(sentence);
    expect(page).toContain('value="Vilma Ozola"');
    expect(page).not.toContain(password);
  }
  expect(await linksTo('vilma@example.org')).toEqual([]);
});

test('a registration that takes the place of another is in the audit', async () => {
  const rows = await db.read.select().from(audit).where(eq(audit.action, 'accounts.registered-again'));
  expect(rows.length).toBeGreaterThan(0);
});

test('an address is stored as DNS knows it, and an impossible one is refused with the reason', async () => {
  const password = 'the password of vilma';
  expect((await register('\u200b Vilma@Õppe.EE\ufeff', 'Vilma Ozola', password)).status).toBe(302);
  expect(await mailsTo('vilma@xn--ppe-nna.ee')).toHaveLength(1);
  const [link] = await linksTo('vilma@xn--ppe-nna.ee');
  await app.post(link!, {});
  expect(await signIn('vilma@õppe.ee', password)).toBe(302);

  const refused = await register('jäärä@example.org', 'Vilma Ozola', password);
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining(said('errors:email_letters', { letters: 'ä' })),
  ]);
  const broken = await register('an\u200bna@example.org', 'Vilma Ozola', password);
  expect([broken.status, await broken.text()]).toEqual([
    422,
    expect.stringContaining(said('errors:email_malformed')),
  ]);
});
