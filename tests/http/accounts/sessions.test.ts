import { eq, inArray } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { deleteExpiredSessions } from '#app/domains/accounts/sessions/delete-expired-sessions.server.ts';
import { identifyActor } from '#app/domains/accounts/sessions/identify-actor.server.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { mailTokens, people, sessions } from '#db/schema/accounts.ts';
import { audit } from '#db/schema/platform.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { cookiesOf, signedInBefore, signInAgain } from '#tests/support/sign-in.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const DAY = 86_400_000;
const later = (ms: number) => new Date(Date.now() + ms);
/** Whether the session is still good at that moment. */
const holds = async (person: Person, at: Date) =>
  (await identifyActor(app.platform, person.cookie, at)).actor !== null;
const rowsOf = (person: Person) => db.read.select().from(sessions).where(eq(sessions.personId, person.id));

test('a session ends after 14 days without use, and after 30 days however much it is used', async () => {
  const person = await app.person('long');
  expect(await holds(person, later(13.9 * DAY))).toBe(true);
  for (let day = 13; day < 30; day += 13) expect(await holds(person, later(day * DAY))).toBe(true);
  expect(await holds(person, later(29.9 * DAY))).toBe(true);
  expect(await holds(person, later(30 * DAY))).toBe(false);
  const idle = await app.person('idle');
  expect(await holds(idle, later(14.1 * DAY))).toBe(false);
});

test('administrators and officers sign in again after two hours without use, and after twelve in all', async () => {
  const [admin, officer] = [await app.person('admin', ['administrator']), await app.person('officer')];
  await app.association('short', [officer]);
  for (const person of [admin, officer]) {
    for (let hour = 1.9; hour < 11.9; hour += 1.9)
      expect(await holds(person, later(hour * 3_600_000))).toBe(true);
    expect(await holds(person, later(11.9 * 3_600_000))).toBe(true);
    expect(await holds(person, later(12 * 3_600_000))).toBe(false);
  }
  const idle = await app.person('idle-admin', ['administrator']);
  expect(await holds(idle, later(2.1 * 3_600_000))).toBe(false);
});

test('a clock that was ahead ends no session: it goes on once the clock is right', async () => {
  const person = await app.person('ahead');
  vi.useFakeTimers({ toFake: ['Date'], now: later(20 * DAY) });
  const ahead = await app.get('/profile', person);
  await deleteExpiredSessions(db, new Date());
  vi.useRealTimers();
  expect([ahead.status, ahead.headers.getSetCookie()]).toEqual([302, []]);
  expect((await app.get('/profile', person)).status).toBe(200);
});

test('a new administrator keeps no long session', async () => {
  const [admin, person] = [await app.person('chief', ['administrator']), await app.person('raised')];
  await app.post('/admin/people', { personId: person.id, roles: 'administrator', sure: 'yes' }, admin);
  expect(await holds(person, later(3_600_000))).toBe(true);
  expect(await holds(person, later(13 * 3_600_000))).toBe(false);
});

test('a session from before sessions had an end of their own goes on to its date and no further', async () => {
  const person = await app.person('earlier');
  const none = { createdAt: null, seenAt: null, endsAt: null, confirmedAt: null };
  await db.transact(async (tx) => {
    await tx.update(sessions).set(none).where(eq(sessions.personId, person.id));
  });
  expect(await holds(person, later(13 * DAY))).toBe(true);
  expect(await holds(person, later(14.1 * DAY))).toBe(false);
});

test('the list says browser, system and network of each session, this one marked, and nothing finer', async () => {
  const person = await app.person('list');
  const answer = await app.send('/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ email: person.email, password: PASSWORD }),
    headers: {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    },
  });
  const here = { ...person, cookie: cookiesOf(answer) };
  const page = await (await app.get('/profile/security', here)).text();
  expect(page).toContain('Firefox · Windows');
  expect(page).toContain('127.0.0.0/24');
  expect(page.match(new RegExp(said('accounts:security.sessions.this'), 'g'))).toHaveLength(1);
  expect(page).toContain(said('accounts:security.sessions.unknown'));
  expect(JSON.stringify(await rowsOf(person))).not.toMatch(/Mozilla|127\.0\.0\.1/);
});

test('one session is ended, or all others; nobody ends somebody else’s', async () => {
  const [person, stranger] = [await app.person('many'), await app.person('stranger')];
  const [second, third] = [await signInAgain(app, person), await signInAgain(app, person)];
  const own = await identifyActor(app.platform, second.cookie, new Date());
  const form = { intent: 'end-session', sessionId: own.actor!.sessionId! };
  expect((await app.post('/profile/security', form, stranger)).status).toBe(404);
  expect((await app.get('/profile', second)).status).toBe(200);
  expect((await app.post('/profile/security', form, person)).status).toBe(302);
  expect((await app.get('/profile', second)).status).toBe(302);
  expect((await app.post('/profile/security', { intent: 'end-others' }, person)).status).toBe(302);
  expect((await app.get('/profile', third)).status).toBe(302);
  expect((await app.get('/profile', person)).status).toBe(200);
  const actions = (await db.read.select().from(audit)).map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining(['accounts.session-ended', 'accounts.other-sessions-ended']),
  );
});

test('a page that knows nothing of the button changes nothing', async () => {
  const person = await app.person('odd');
  for (const intent of ['', 'constructor', '__proto__', 'toString'])
    expect((await app.post('/profile/security', { intent }, person)).status).toBe(422);
  expect((await app.post('/profile/security', { intent: 'end-others' })).headers.get('location')).toMatch(
    /^\/sign-in\?/,
  );
});

test('being seen is written down every few minutes, and rows of ended sessions go', async () => {
  const person = await app.person('seen');
  const [before] = await rowsOf(person);
  await identifyActor(app.platform, person.cookie, later(60_000));
  expect((await rowsOf(person))[0]!.seenAt).toEqual(before!.seenAt);
  await identifyActor(app.platform, person.cookie, later(6 * 60_000));
  expect((await rowsOf(person))[0]!.seenAt!.getTime()).toBeGreaterThan(before!.seenAt!.getTime());
  await deleteExpiredSessions(db, later(40 * DAY));
  expect(await rowsOf(person)).toEqual([]);
});

test('links that were mailed go when their time is over, but what shows that an account is contested stays', async () => {
  const [person, unconfirmed] = [await app.person('linked'), await app.person('unconfirmed')];
  const add = (personId: string, purpose: 'confirm' | 'reset', days: number) => ({
    id: sha256(`${personId}${purpose}${days}`),
    personId,
    purpose,
    expiresAt: later(days * DAY),
  });
  await db.transact(async (tx) => {
    const none = { emailConfirmedAt: null };
    await tx.update(people).set({ emailConfirmedAt: new Date() }).where(eq(people.id, person.id));
    await tx.update(people).set(none).where(eq(people.id, unconfirmed.id));
    await tx
      .insert(mailTokens)
      .values([
        add(person.id, 'reset', -1),
        add(person.id, 'confirm', -1),
        add(person.id, 'reset', 1),
        add(unconfirmed.id, 'confirm', -1),
        add(unconfirmed.id, 'reset', -1),
      ]);
  });
  await deleteExpiredSessions(db, new Date());
  const left = await db.read
    .select()
    .from(mailTokens)
    .where(inArray(mailTokens.personId, [person.id, unconfirmed.id]));
  expect(left.map(({ id }) => id).sort()).toEqual(
    [add(person.id, 'reset', 1).id, add(unconfirmed.id, 'confirm', -1).id].sort(),
  );
});

test('signing out twice works without an error', async () => {
  for (const everywhere of ['', 'yes']) {
    const answer = await app.post('/sign-out', { everywhere });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
  }
});

test('a cookie that is no session is forgotten and does not break the page', async () => {
  for (const cookie of ['session=%E0%A4%A', 'session=', 'session', '=;session=x; ;', 'session=nobody']) {
    const answer = await app.get('/', { id: '', email: '', cookie });
    expect(answer.status, cookie).toBe(200);
  }
  expect(
    (await app.get('/', { id: '', email: '', cookie: 'session=nobody' })).headers.getSetCookie(),
  ).toEqual([expect.stringMatching(/^session=;.*Max-Age=0/)]);
});

test('the sign-in of an hour ago is not fresh', async () => {
  const person = await app.person('stale');
  await signedInBefore(app, person, 60);
  const answer = await app.post('/profile/security', { intent: 'end-others' }, person);
  expect([answer.status, answer.headers.get('location')]).toEqual([
    307,
    '/profile/confirm?to=%2Fprofile%2Fsecurity',
  ]);
});
