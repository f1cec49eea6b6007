import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { people } from '#db/schema/accounts.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { bodiesTo } from '#tests/support/mails.ts';
import { cookiesOf } from '#tests/support/sign-in.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

/** Somebody's browser, after they have registered in it. */
async function register(email: string, name = 'Vilma Ozola', query = ''): Promise<Person> {
  const answer = await app.post(`/register${query}`, { name, email, password: PASSWORD });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/register/sent']);
  return { id: '', email, cookie: cookiesOf(answer) };
}
const linksTo = async (email: string) =>
  (await bodiesTo(app, { email })).flatMap((body) => /\/confirm\/\S+/.exec(body) ?? []);
const personOf = async (email: string) =>
  (await db.read.select().from(people).where(eq(people.email, email)))[0];

test('in the browser that registered, the confirmed address is signed in and leads on', async () => {
  const browser = await register('same@example.org', 'Vilma Ozola', '?to=/credit');
  const page = await app.text('/register/sent', browser);
  expect(page).toContain('same@example.org');
  expect(page).toContain('href="/mail"');
  const confirmed = await app.post((await linksTo('same@example.org'))[0]!, {}, browser);
  expect([confirmed.status, confirmed.headers.get('location')]).toEqual([302, '/credit']);
  const signedIn = { ...browser, cookie: cookiesOf(confirmed) };
  expect(await app.text('/profile', signedIn)).toContain('Vilma Ozola');
  // What was registered here is forgotten.
  expect((await app.get('/register/sent', signedIn)).headers.get('location')).toBe('/register');
});

test('in any other browser the confirmed address signs nobody in', async () => {
  await register('other@example.org');
  const mallory = await register('mallory@example.org', 'Mallory');
  const confirmed = await app.post((await linksTo('other@example.org'))[0]!, {}, mallory);
  expect(confirmed.headers.get('location')).toBe('/sign-in');
  expect(confirmed.headers.getSetCookie().some((cookie) => cookie.startsWith('session='))).toBe(false);
});

test('the link is sent again, both work, and the address is not contested by it', async () => {
  const browser = await register('again@example.org');
  expect((await app.post('/register/sent', { intent: 'again' }, browser)).status).toBe(302);
  const links = await linksTo('again@example.org');
  expect(links).toHaveLength(2);
  expect(await app.text(links[0]!)).not.toContain(pieceOf('accounts:confirm.contested'));
  expect((await app.post(links[0]!, {})).status).toBe(302);
});

test('a wrong address is corrected without typing the rest again, and a stranger cannot confirm it', async () => {
  const browser = await register('wrnog@example.org');
  const corrected = await app.post(
    '/register/sent',
    { intent: 'correct', email: 'right@example.org' },
    browser,
  );
  expect(corrected.status).toBe(302);
  expect(await personOf('wrnog@example.org')).toBeUndefined();
  expect((await app.post((await linksTo('wrnog@example.org'))[0]!, {})).status).toBe(410);
  const now = { ...browser, cookie: cookiesOf(corrected) };
  const confirmed = await app.post((await linksTo('right@example.org'))[0]!, {}, now);
  expect(confirmed.headers.get('location')).toBe('/');
  expect((await personOf('right@example.org'))!.name).toBe('Vilma Ozola');
  expect((await app.post('/sign-in', { email: 'right@example.org', password: PASSWORD })).status).toBe(302);
});

test('a wrong address is corrected too where its account has got a role already', async () => {
  const browser = await register('wrong-too@example.org');
  const { id } = (await personOf('wrong-too@example.org'))!;
  const admin = await app.person('admin', ['administrator']);
  const officerOf = await app.association('early', [admin]);
  const given = { personId: id, roles: 'author', officerOf };
  expect((await app.post('/admin/people', given, admin)).status).toBe(302);
  const correct = { intent: 'correct', email: 'right-too@example.org' };
  expect((await app.post('/register/sent', correct, browser)).status).toBe(302);
  expect(await personOf('wrong-too@example.org')).toBeUndefined();
});

test('an account that is somebody’s stays, whatever a browser corrects or sends again', async () => {
  const owner = await app.person('owner');
  const browser = await register(owner.email);
  await app.post('/register/sent', { intent: 'again' }, browser);
  await app.post('/register/sent', { intent: 'correct', email: 'elsewhere@example.org' }, browser);
  expect(await linksTo(owner.email)).toEqual([]);
  expect((await app.get('/profile', owner)).status).toBe(200);
});

test('who signs in before confirming may have the link sent again; nobody else may', async () => {
  await register('early@example.org');
  const early = await app.post('/sign-in', { email: 'early@example.org', password: PASSWORD });
  expect(early.headers.get('location')).toBe('/register/sent');
  const browser = { id: '', email: '', cookie: cookiesOf(early) };
  await app.post('/register/sent', { intent: 'again' }, browser);
  expect(await linksTo('early@example.org')).toHaveLength(2);
  const strange = { ...browser, cookie: 'registration=made-up' };
  const refused = await app.post('/register/sent', { intent: 'again' }, strange);
  expect(refused.headers.get('location')).toBe('/register');
});
