import { eq, like } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  countFailedSignInIn,
  describeFailedSignIn,
} from '#app/domains/accounts/internal/limits/failed-sign-ins.server.ts';
import {
  mayMailRegistration,
  mayMailReset,
} from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import { recordFailedSignIns } from '#app/domains/accounts/sign-in/record-failed-sign-ins.server.ts';
import { signIn } from '#app/domains/accounts/sign-in/sign-in.server.ts';
import { failedSignIns, people, sessions } from '#db/schema/accounts.ts';
import { audit, auditDetails, mails, throttles } from '#db/schema/platform.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { pieceOf } from '#tests/support/words.ts';

// Waits are of seconds: the clock is stopped, however slow the machine is.
vi.useFakeTimers({ toFake: ['Date'] });
const app = await makeApp();
const { db } = app.platform;
const START = new Date();

const tryIt = (email: string, password: string, remote: string, cookie?: string) =>
  app.send('/sign-in', { method: 'POST', body: new URLSearchParams({ email, password }), remote, cookie });
const wrong = async (email: string, remote: string, times: number, cookie?: string) => {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++)
    statuses.push((await tryIt(email, 'not the password', remote, cookie)).status);
  return statuses;
};
/** The verb at a moment of our choice; the code of what it throws. */
const at = (minutes: number, email: string, password: string, remote: string) => {
  const ctx: Ctx = { ...app.operator, now: new Date(START.getTime() + minutes * 60_000), remote };
  return signIn(ctx, { email, password }).then(
    () => 'signed in',
    (error: { code: string }) => error.code,
  );
};
const deviceOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('devices='))!
    .split(';')[0]!;
const resetLink = async (address: string) => {
  const rows = await db.read.select().from(mails).where(eq(mails.recipient, address));
  return /http:\/\/localhost:3000(\/reset\/\S+)/.exec(rows.map(({ body }) => body).join('\n'))![1]!;
};

test('wrong passwords from one address make that address wait, and say for how long', async () => {
  const person = await app.person('guessed');
  expect(await wrong(person.email, '198.51.100.1', 6)).toEqual([401, 401, 401, 401, 401, 429]);
  const answer = await tryIt(person.email, PASSWORD, '198.51.100.1');
  expect(answer.status).toBe(429);
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(await answer.text()).toMatch(new RegExp(`${pieceOf('errors:too_many_tries')}\\D*${seconds} `));
});

test('nobody is locked out by the tries of somebody else', async () => {
  const person = await app.person('victim');
  await wrong(person.email, '198.51.100.2', 12);
  expect((await tryIt(person.email, PASSWORD, '192.0.2.2')).status).toBe(302);
});

test('the wait grows, ends, and the right password is then right', async () => {
  const person = await app.person('slow');
  const remote = '198.51.100.3';
  for (let i = 0; i < 5; i++) expect(await at(0, person.email, 'wrong', remote)).toBe('sign_in_wrong');
  expect(await at(0.05, person.email, PASSWORD, remote)).toBe('too_quick');
  for (const minutes of [0.1, 0.3, 0.7, 1.5, 3])
    expect(await at(minutes, person.email, 'wrong', remote)).toBe('sign_in_wrong');
  expect(await at(4, person.email, PASSWORD, remote)).toBe('too_many_tries');
  expect(await at(20, person.email, PASSWORD, remote)).toBe('signed in');
});

test('many tries at once from one address are counted before a password is looked at', async () => {
  const person = await app.person('burst');
  const statuses = await Promise.all(
    Array.from({ length: 20 }, () => tryIt(person.email, 'not the password', '198.51.100.4')),
  );
  expect(statuses.filter(({ status }) => status === 401)).toHaveLength(5);
});

test('one address that goes through many accounts is slowed down, whichever it names', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 60; i++) statuses.push(...(await wrong(`sprayed-${i}@example.org`, '198.51.100.5', 1)));
  expect(statuses.filter((status) => status === 401).length).toBeLessThan(40);
  expect(statuses.at(-1)).toBe(429);
});

test('many tries at once on many accounts from one address are counted before a password is looked at', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      tryIt(`at-once-${i}@example.org`, 'not the password', '198.51.100.44'),
    ),
  );
  // A busy machine does not come to all the others: then it says so.
  expect(statuses.filter(({ status }) => status === 429)).toHaveLength(30);
});

test('right passwords use nothing of an address up', async () => {
  const person = await app.person('frequent');
  for (let i = 0; i < 35; i++)
    expect((await tryIt(person.email, PASSWORD, '198.51.100.45')).status).toBe(302);
});

test('a try whose password could not be looked at does not count', async () => {
  const person = await app.person('turned-away');
  const [row] = await db.read.select().from(people).where(eq(people.id, person.id));
  const keep = (stored: string | null) =>
    db.transact(async (tx) => {
      await tx.update(people).set({ passwordHash: stored }).where(eq(people.id, person.id));
    });
  // argon2 throws at this, as it does when too many wait.
  await keep('no hash');
  const answers: string[] = [];
  for (let i = 0; i < 7; i++) answers.push(await at(0, person.email, PASSWORD, '198.51.100.46'));
  expect(answers).not.toContain('too_quick');
  expect(answers).not.toContain('signed in');
  await keep(row!.passwordHash);
  expect(await at(0, person.email, PASSWORD, '198.51.100.46')).toBe('signed in');
});

test.each([
  ['a new password', { passwordHash: 'another' }],
  ['a block', { blockedAt: START }],
  ['a sign-out everywhere', { devicesFrom: new Date(START.getTime() + 1) }],
] as const)('%s that comes while a sign-in waits ends it', async (name, change) => {
  const person = await app.person(`overtaken-${name.length}`);
  let units = 0;
  const slow: typeof db = Object.assign(Object.create(db), {
    // The first unit counts the try, the second comes after the password was found right.
    transact: async (work: Parameters<typeof db.transact>[0]) => {
      if (++units === 2)
        await db.transact(async (tx) => {
          await tx.update(people).set(change).where(eq(people.id, person.id));
        });
      return db.transact(work);
    },
  });
  const ctx: Ctx = { ...app.operator, db: slow, remote: '198.51.100.47' };
  const before = await db.read.$count(sessions, eq(sessions.personId, person.id));
  await expect(signIn(ctx, { email: person.email, password: PASSWORD })).rejects.toMatchObject({
    code: 'sign_in_wrong',
  });
  expect(await db.read.$count(sessions, eq(sessions.personId, person.id))).toBe(before);
});

test('addresses of one IPv6 /64 are one address', async () => {
  const person = await app.person('wide');
  for (let i = 1; i <= 5; i++) await wrong(person.email, `2001:db8:1:1::${i}`, 1);
  expect(await wrong(person.email, '2001:db8:1:1:ffff::1', 1)).toEqual([429]);
  expect(await wrong(person.email, '2001:db8:1:2::1', 1)).toEqual([401]);
});

test('tries from everywhere only make strangers slower: each waits once, for itself, and then gets in', async () => {
  const person = await app.person('besieged');
  for (let i = 0; i < 25; i++) await at(0, person.email, 'wrong', `203.0.113.${i}`);
  expect(await at(0, person.email, PASSWORD, '192.0.2.60')).toBe('too_quick');
  // Others continue to try meanwhile; that takes nothing from the one that waits.
  for (let i = 0; i < 25; i++) await at(0.2, person.email, 'wrong', `203.0.114.${i}`);
  expect(await at(0.3, person.email, PASSWORD, '192.0.2.60')).toBe('signed in');
});

test('a device that has signed in before passes, until the password is reset', async () => {
  const person = await app.person('known');
  const device = deviceOf(await tryIt(person.email, PASSWORD, '192.0.2.3'));
  await wrong(person.email, '192.0.2.3', 8);
  for (let i = 0; i < 25; i++) await wrong(person.email, `203.0.113.${i}`, 1);
  expect((await tryIt(person.email, PASSWORD, '192.0.2.3')).status).toBe(429);
  const passed = await tryIt(person.email, PASSWORD, '192.0.2.3', device);
  expect(passed.status).toBe(302);

  await app.send('/forgot', {
    method: 'POST',
    body: new URLSearchParams({ email: person.email }),
    remote: '192.0.2.3',
    cookie: device,
  });
  vi.setSystemTime(Date.now() + 1);
  const reset = await app.post(await resetLink(person.email), { password: 'kolme varista aidalla' });
  expect((await tryIt(person.email, 'kolme varista aidalla', '192.0.2.3', device)).status).toBe(429);
  expect((await tryIt(person.email, 'kolme varista aidalla', '192.0.2.3', deviceOf(reset))).status).toBe(302);
});

const admin = await app.person('admin', ['administrator']);
type Known = { person: Person; cookie: string };
const ends: [string, (known: Known) => Promise<unknown>][] = [
  ['signing out everywhere', ({ person }) => app.post('/sign-out', { everywhere: 'yes' }, person)],
  ['ending the other sessions', ({ person }) => app.post('/profile/security', { intent: 'end-others' }, person)],
  [
    'a new password, also where it comes back',
    async ({ person }) => {
      const second = 'kolme varista aidalla';
      for (const [currentPassword, password] of [[PASSWORD, second], [second, PASSWORD]])
        await app.post('/profile/password', { currentPassword: currentPassword!, password: password! }, person);
    },
  ],
  [
    'a block by an administrator, also where it is taken off again',
    async ({ person }) => {
      await app.post('/admin/people', { personId: person.id, blocked: 'yes' }, admin);
      await app.post('/admin/people', { personId: person.id }, admin);
    },
  ],
]; // oxfmt-ignore
test.each(ends)('%s ends the devices on which somebody is known', async (name, end) => {
  const person = await app.person(`known-${name.length}`);
  const remote = `192.0.2.${100 + name.length}`;
  const cookie = deviceOf(await tryIt(person.email, PASSWORD, remote));
  await wrong(person.email, remote, 8);
  expect((await tryIt(person.email, PASSWORD, remote, cookie)).status).toBe(302);
  vi.setSystemTime(Date.now() + 1);
  await end({ person, cookie });
  expect((await tryIt(person.email, PASSWORD, remote, cookie)).status).toBe(429);
});

test('the cookie of a device is HttpOnly, belongs to one account and cannot be made up', async () => {
  const [person, other] = [await app.person('mine'), await app.person('yours')];
  const signed = await tryIt(person.email, PASSWORD, '192.0.2.4');
  expect(signed.headers.getSetCookie().find((cookie) => cookie.startsWith('devices='))).toMatch(
    /; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  );
  const device = deviceOf(signed);
  await wrong(other.email, '192.0.2.4', 6);
  expect((await tryIt(other.email, PASSWORD, '192.0.2.4', device)).status).toBe(429);
  await wrong(person.email, '192.0.2.4', 6);
  const forged = device.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  expect((await tryIt(person.email, PASSWORD, '192.0.2.4', forged)).status).toBe(429);
  expect((await tryIt(person.email, PASSWORD, '192.0.2.4', 'devices=~..~ZZ~a.b.c')).status).toBe(429);
});

test('colleagues who share a computer are each known on it', async () => {
  const [first, second] = [await app.person('first'), await app.person('second')];
  const one = deviceOf(await tryIt(first.email, PASSWORD, '192.0.2.5'));
  const both = deviceOf(await tryIt(second.email, PASSWORD, '192.0.2.5', one));
  for (const { email } of [first, second]) {
    await wrong(email, '192.0.2.5', 6);
    expect((await tryIt(email, PASSWORD, '192.0.2.5', both)).status).toBe(302);
  }
});

test('a known device is no way to guess either', async () => {
  const person = await app.person('stolen');
  const device = deviceOf(await tryIt(person.email, PASSWORD, '192.0.2.6'));
  expect((await wrong(person.email, '198.51.100.6', 11, device)).at(-1)).toBe(429);
});

test('strangers who ask for reset links use nothing up: the owner’s link arrives or is already there', async () => {
  const person = await app.person('forgetful');
  const forgot = (remote: string) =>
    app.send('/forgot', { method: 'POST', body: new URLSearchParams({ email: person.email }), remote });
  for (let i = 0; i < 30; i++) expect((await forgot(`203.0.113.${i}`)).status).toBe(200);
  expect((await forgot('192.0.2.7')).status).toBe(200);
  expect(await db.read.$count(mails, eq(mails.recipient, person.email))).toBe(10);
  expect((await app.post(await resetLink(person.email), { password: 'kolme varista aidalla' })).status).toBe(
    302,
  );
});

test('of both forms together strangers cause far fewer mails to one mailbox in a day than it may get', async () => {
  const email = 'flooded@example.org';
  let written = 0;
  for (let minute = 0; minute < 1440; minute += 4) {
    const ctx: Ctx = { ...app.operator, now: new Date(START.getTime() + minute * 60_000) };
    for (let i = 0; i < (minute === 0 ? 12 : 1); i++) {
      if (await mayMailRegistration(ctx, email)) written++;
      if (await mayMailReset(ctx, email, true)) written++;
    }
  }
  expect(written).toBeGreaterThan(80);
  expect(written).toBeLessThanOrEqual(120);
});

test('one address that asks for many links is slowed down, alike for addresses that nobody has', async () => {
  const person = await app.person('asked');
  for (const [email, remote] of [
    [person.email, '198.51.100.8'],
    ['nobody@example.org', '198.51.100.9'],
  ] as const) {
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++)
      statuses.push(
        (await app.send('/forgot', { method: 'POST', body: new URLSearchParams({ email }), remote })).status,
      );
    expect(statuses).toEqual([200, 200, 200, 429]);
  }
});

test('a failed sign-in is in the audit at once, the others of its quarter of an hour as a number', async () => {
  const person = await app.person('audited');
  const [row] = await db.read.select().from(people).where(eq(people.id, person.id));
  const { opaqueId } = row!;
  await wrong(person.email, '192.0.2.77', 4);
  await wrong('nobody-here@example.org', '2001:db8:abcd:1::1', 1);
  const rows = async () =>
    (
      await db.read
        .select({ action: audit.action, thing: audit.thing, detail: auditDetails.detail })
        .from(audit)
        .innerJoin(auditDetails, eq(auditDetails.auditId, audit.id))
        .where(like(audit.action, 'accounts.sign-in%-failed'))
    ).map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }));
  const of = async (thing: string) => (await rows()).filter((row) => row.thing === thing);
  expect(await of(opaqueId)).toEqual([
    { action: 'accounts.sign-in-failed', thing: opaqueId, detail: { remote: '192.0.2.0/24' } },
  ]);
  expect((await rows()).some(({ detail }) => detail['remote'] === '2001:db8:abcd::/48')).toBe(true);
  expect(JSON.stringify(await rows())).not.toContain('example.org');

  const ctx = { ...app.operator, now: new Date(Date.now() + 16 * 60_000) };
  await recordFailedSignIns(ctx);
  await recordFailedSignIns(ctx);
  const [, closed, ...more] = await of(opaqueId);
  expect(closed).toMatchObject({
    action: 'accounts.sign-ins-failed',
    detail: { remote: '192.0.2.0/24', tries: 4 },
  });
  expect(more).toEqual([]);
  expect(await db.read.$count(failedSignIns, eq(failedSignIns.thing, opaqueId))).toBe(0);
});

test('a flood does not fill the audit', async () => {
  const before = await db.read.$count(audit);
  const ctx: Ctx = { ...app.operator, now: new Date(START.getTime() + 3_600_000) };
  for (let i = 0; i < 400; i++) {
    const from = { ...ctx, remote: `203.${i % 200}.${Math.floor(i / 200)}.1` };
    const failure = await describeFailedSignIn(from, `flood-${i}@example.org`, undefined);
    await db.transact((tx) => countFailedSignInIn(tx, from, failure));
  }
  expect((await db.read.$count(audit)) - before).toBeLessThan(220);
  expect(await db.read.$count(failedSignIns)).toBeLessThan(220);
});

test('the request log names the shortened address, and no table holds a whole one', async () => {
  await tryIt('somebody@example.org', 'not the password', '192.0.2.99');
  expect(app.lines.join('')).toContain('"remote":"192.0.2.0/24"');
  expect(app.lines.join('')).not.toContain('192.0.2.99');
  const kept = JSON.stringify(await db.read.select().from(throttles));
  for (const whole of ['192.0.2.', 'example.org']) expect(kept).not.toContain(whole);
});
