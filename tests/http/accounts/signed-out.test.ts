import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { deleteKeptForms } from '#app/platform/kept-forms.server.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#app/platform/time.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { keptForms } from '#db/schema/platform.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { alertsOf, formsWith, formWith, valuesOf } from '#tests/support/forms.ts';
import { codeOf, earlyInStep } from '#tests/support/one-time-codes.ts';
import { cookiesOf, setUpApp } from '#tests/support/sign-in.ts';
import { before, END, fileOf, openUploads, part, sendUpload } from '#tests/support/uploads.ts';
import { said } from '#tests/support/words.ts';

/** A form that arrives after its sender's session has ended: it leads to the sign-in, and back to what was typed. */
const app = await makeApp();
const { db } = app.platform;
const routes = await openUploads(app);
const WORDS = 'Typed for half an hour, & "more"';

type Form = Record<string, string | string[]>;
const endSessions = (person: Person) =>
  db.transact((tx) => tx.delete(sessions).where(eq(sessions.personId, person.id)));
const drawn = async (path: string, piece: string, person?: Person): Promise<Form> =>
  valuesOf(formsWith(await (await app.get(path, person)).text(), piece)[0]!);
/** As a browser sends it, which says how long it is; its cookies are `cookie`. */
function send(path: string, form: Form, cookie?: string) {
  const body = new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))); // oxfmt-ignore
  const headers = { 'content-length': String(Buffer.byteLength(String(body))) };
  return app.send(path, { method: 'POST', body, headers, cookie });
}
async function signIn(person: Person, to: string, cookie = ''): Promise<Person> {
  const answer = await send(to, { email: person.email, password: PASSWORD }, cookie);
  return { ...person, cookie: [cookie, cookiesOf(answer)].filter(Boolean).join('; ') };
}
const placeOf = (answer: Response) => [answer.status, answer.headers.get('location')];
/** Second lines: the first ones are the same. */
const [KEPT = '', PARTLY = ''] = [said('errors:form_kept'), said('errors:form_kept_partly')].map(
  (text) => text.split('\n')[1]!,
);
const PROFILE = 'name="profession"';
const TO_PROFILE = '/sign-in?to=%2Fprofile&kept=all';

/** Somebody fills in their profile, and is signed out when they send it: what their browser then has. */
async function leftOver(email: string, more: Form = {}) {
  const person = await app.person(email);
  const form = { ...(await drawn('/profile', PROFILE, person)), name: WORDS, ...more };
  await endSessions(person);
  const answer = await send('/profile', form, person.cookie);
  return { person, form, answer, cookie: cookiesOf(answer) };
}

test('it leads to the sign-in, and after that to the page with all that was typed, which is sent from there', async () => {
  app.lines.length = 0;
  const { person, answer, cookie } = await leftOver('writer', { registrationNumber: 'LV-9 &', languages: ['lv', 'fi'] }); // oxfmt-ignore
  expect(placeOf(answer)).toEqual([302, TO_PROFILE]);
  expect(cookie).toMatch(/^kept-form=[\w-]{27}$/);
  for (const { code } of LOCALES) {
    const page = await (await app.send(TO_PROFILE, { headers: { cookie, 'accept-language': code } })).text();
    const [sentence] = translatorFor(code)('accounts:signIn.ended').split(/’|\n/);
    expect(page).toContain(sentence!);
  }
  const own = await signIn(person, TO_PROFILE, cookie);
  const page = await (await app.get('/profile', own)).text();
  const back = valuesOf(formWith(page, PROFILE));
  expect(back).toMatchObject({ name: WORDS, registrationNumber: 'LV-9 &' });
  expect([back['languages']].flat().toSorted()).toEqual(['fi', 'lv']);
  expect(formWith(page, PROFILE)).toContain(KEPT);
  // The script of the page sends it on: at once after the sign-in for it, and no more than that.
  expect(formWith(page, PROFILE)).toContain('data-send-on');
  expect(page).toContain('data-tone="warning" tabindex="-1" autofocus=""');
  expect(/<title>([^<]*)/.exec(page)![1]).toBe(`${said('accounts:profile.title')} · Majakka`);
  // A page that is loaded again has it still: nothing of it has been sent.
  expect(await (await app.get('/profile', own)).text()).toContain(KEPT);

  expect((await send('/profile', back, own.cookie)).status).toBe(302);
  const [row] = await db.read.select().from(people).where(eq(people.id, person.id));
  expect(row).toMatchObject({ name: WORDS, registrationNumber: 'LV-9 &' });
  expect(await (await app.get('/profile', own)).text()).not.toContain(KEPT);
  expect(await db.read.$count(keptForms)).toBe(0);
  expect(app.lines.join()).not.toContain('Typed for half');
});

test('nobody else who signs in there sees it, nor the same person on another computer; what is stored cannot be read', async () => {
  const { person, cookie } = await leftOver('first');
  const other = await signIn(await app.person('second'), TO_PROFILE, cookie);
  for (const path of ['/profile', '/profile?lang=en'])
    expect(await (await app.get(path, other)).text()).not.toContain('Typed for half');
  const elsewhere = await signIn(person, TO_PROFILE);
  expect(await (await app.get('/profile', elsewhere)).text()).not.toContain('Typed for half');
  expect(JSON.stringify(await db.read.select().from(keptForms))).not.toMatch(/Typed|profile|writer|first/);
  // The other has sent a profile of their own meanwhile.
  expect((await send('/profile', await drawn('/profile', PROFILE, other), other.cookie)).status).toBe(302);
  const back = await signIn(person, TO_PROFILE, cookie);
  expect(await (await app.get('/profile', back)).text()).toContain('Typed for half');
});

test('what was kept for one page is not shown on another; two pages are both kept', async () => {
  const { person, cookie } = await leftOver('tabs');
  const signedIn = await signIn(person, '/sign-in', cookie);
  const form = await drawn('/profile/security', 'value="add-passkey"', signedIn);
  await endSessions(person);
  const second = await send('/profile/security', { ...form, intent: 'add-passkey', name: 'My blue key' }, cookie); // oxfmt-ignore
  expect(second.headers.getSetCookie().some((each) => each.startsWith(cookie))).toBe(true);
  const own = await signIn(person, '/sign-in', cookie);
  const pages = await Promise.all(['/profile', '/profile/security', '/credit'].map(async (path) => (await app.get(path, own)).text())); // oxfmt-ignore
  expect(pages.map((page) => [page.includes('Typed for half'), page.includes('My blue key')])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
});

test('it waits through a second step', async () => {
  const person = await app.person('careful');
  const { secret } = await setUpApp(app, person);
  const form = { ...(await drawn('/profile', PROFILE, person)), name: WORDS };
  await endSessions(person);
  const cookie = cookiesOf(await send('/profile', form, person.cookie));
  const half = await signIn(person, TO_PROFILE, cookie);
  await earlyInStep(3000);
  const step = await send('/sign-in/second-step?to=%2Fprofile', { code: codeOf(secret) }, half.cookie);
  expect(placeOf(step)).toEqual([302, '/profile']);
  const own = { ...person, cookie: `${cookie}; ${cookiesOf(step)}` };
  expect(await (await app.get('/profile', own)).text()).toContain(`value="Typed for half`);
});

test('secrets are asked for again, and the page says so', async () => {
  const person = await app.person('secretive');
  const path = '/profile/password';
  const form = await drawn(path, 'name="currentPassword"', person);
  await endSessions(person);
  const answer = await send(path, { ...form, currentPassword: PASSWORD, password: 'kolme varista aidalla' });
  const to = '/sign-in?to=%2Fprofile%2Fpassword&kept=partly';
  expect(placeOf(answer)).toEqual([302, to]);
  expect(await (await app.get(to)).text()).toContain(said('accounts:signIn.endedPartly').split('’')[0]!);
  const page = await (await app.get(path, await signIn(person, to, cookiesOf(answer)))).text();
  expect(page).toContain(PARTLY);
  for (const secret of [PASSWORD, 'kolme varista aidalla']) expect(page).not.toContain(secret);
});

test('a form with a file leads there too, with the texts before and behind the file; the file is asked for again', async () => {
  for (const name of ['evidence', 'a slide', 'a cover', 'a package', 'evidence of an officer', 'evidence of a correction']) {
    const route = routes[name]!;
    const { path, person } = route;
    const hidden = await drawn(path, 'encType="multipart/form-data"', person);
    await endSessions(person);
    const body = Buffer.concat([before(route), fileOf(route, Buffer.alloc(300_000, 1)), part('once', String(hidden['once'])), part('texts', String(hidden['texts'] ?? '')), part('reflection', WORDS), END]);
    const answer = await sendUpload(app, route, new Uint8Array(body));
    const to = `/sign-in?to=${encodeURIComponent(path)}&kept=partly`;
    expect([name, ...placeOf(answer)]).toEqual([name, 302, to]);
    Object.assign(person, await signIn(person, to, cookiesOf(answer)));
    const page = await (await app.get(path, person)).text();
    const form = formWith(page, 'encType="multipart/form-data"');
    expect(page).toContain(PARTLY);
    const back = valuesOf(form);
    const typed = Object.entries({ ...route.fields, reflection: WORDS }).filter(([field]) => field in back);
    expect([name, typed.map(([field]) => back[field])]).toEqual([name, typed.map(([, value]) => value)]);
  }
}); // oxfmt-ignore

test('what somebody else has stored meanwhile is shown beside what was typed', async () => {
  const admins = [await app.person('admin', ['administrator']), await app.person('other', ['administrator'])];
  const doctor = await app.person('doctor');
  const form = await drawn('/admin/people', `value="${doctor.id}"`, admins[0]);
  await endSessions(admins[0]!);
  const cookie = cookiesOf(await send('/admin/people', { ...form, roles: ['author'] }, ''));
  expect((await app.post('/admin/people', { ...form, once: '', roles: ['mentor'] }, admins[1])).status).toBe(
    302,
  );
  const page = await (await app.get('/admin/people', await signIn(admins[0]!, '/sign-in', cookie))).text();
  expect(formWith(page, `value="${doctor.id}"`, 'name="roles"')).toContain(
    said('common:form.stored', { value: said('accounts:roles.mentor') }),
  );
});

test('a lone button leads there as well, and the page says that nothing was done', async () => {
  const person = await app.person('button');
  const form = await drawn('/profile/security', 'value="begin-app"', person);
  await endSessions(person);
  const answer = await send('/profile/security', { ...form, intent: 'begin-app' });
  const own = await signIn(person, '/sign-in', cookiesOf(answer));
  expect((await (await app.get('/profile/security', own)).text()).match(new RegExp(KEPT, 'g'))).toHaveLength(1); // oxfmt-ignore
});

test('a form that waited for a confirmation comes back on its own page', async () => {
  const officer = await app.person('confirming');
  await app.association('confirming', [officer]);
  const path = '/associations/confirming/tools';
  const form = { ...(await drawn(path, 'value="create"', officer)), intent: 'create', name: WORDS, scopes: 'state' }; // oxfmt-ignore
  await endSessions(officer);
  const asked = { ...form, 'confirming-password': PASSWORD, 'confirming-once': 'x' };
  const answer = await send(`/profile/confirm?to=${encodeURIComponent(path)}`, asked);
  expect(placeOf(answer)).toEqual([302, `/sign-in?to=${encodeURIComponent(path)}&kept=all`]);
  const page = await (await app.get(path, await signIn(officer, '/sign-in', cookiesOf(answer)))).text();
  expect(valuesOf(formWith(page, 'value="create"'))['name']).toBe(WORDS);
});

test('a form of a stranger, of another person’s page, of an old page or forged is not kept, and still leads to the sign-in', async () => {
  const person = await app.person('forger');
  const form: Form = { ...(await drawn('/profile', PROFILE, person)), name: WORDS };
  const once = String(form['once']);
  const [id] = once.split('.');
  const strange = String((await drawn('/register', 'name="email"'))['once']);
  const other = String((await drawn('/profile', PROFILE, await app.person('another')))['once']);
  const made = ['', 'x', strange, id!, `${strange}.${once.split('.')[1]}`, `${id}.${other.split('.')[1]}`, `${once.slice(0, -2)}AA`]; // oxfmt-ignore
  for (const each of made) {
    const answer = await send('/profile', { ...form, once: each });
    expect([each, ...placeOf(answer)]).toEqual([each, 302, '/sign-in?to=%2Fprofile&kept=nothing']);
  }
  const page = await (await app.get('/sign-in?to=%2Fprofile&kept=nothing')).text();
  expect(page).toContain(said('accounts:signIn.endedEmpty').split(/’|\n/)[1]!);
  app.moveClock(32 * DAY_MS);
  expect(placeOf(await send('/profile', form))[1]).toContain('kept=nothing');
});

test('it is kept for a day, and of one person no more than ten', async () => {
  const { person, form, cookie } = await leftOver('prolific');
  const mine = await db.read.$count(keptForms);
  for (let n = 0; n < 12; n++) await send(`/profile?n=${n}`, form, cookie);
  expect(await db.read.$count(keptForms)).toBe(mine - 1 + 10);
  const own = await signIn(person, '/sign-in', cookie);
  expect(alertsOf(await (await app.get('/profile?n=11', own)).text())).toBeDefined();
  expect(await (await app.get('/profile?n=11', own)).text()).toContain('Typed for half');
  expect(await (await app.get('/profile?n=1', own)).text()).not.toContain('Typed for half');
  await deleteKeptForms(db, new Date(Date.now() + 23 * HOUR_MS));
  expect(await db.read.$count(keptForms)).toBeGreaterThan(0);
  app.moveClock(25 * HOUR_MS);
  expect(await (await app.get('/profile?n=11', own)).text()).not.toContain('Typed for half');
  await deleteKeptForms(db, new Date(Date.now() + 25 * HOUR_MS));
  expect(await db.read.$count(keptForms)).toBe(0);
});

// Last: its clock is ahead of the others.
test('it goes on by itself only for who has just signed in, soon after it was sent, and never in part', async () => {
  const { person, cookie } = await leftOver('late');
  const goesOn = async (own: Person) => formWith(await (await app.get('/profile', own)).text(), PROFILE).includes('data-send-on'); // oxfmt-ignore
  const own = await signIn(person, TO_PROFILE, cookie);
  expect(await goesOn(own)).toBe(true);
  app.moveClock(2 * MINUTE_MS);
  expect(await goesOn(own)).toBe(false);
  app.moveClock(HOUR_MS);
  expect(await goesOn(await signIn(person, TO_PROFILE, cookie))).toBe(false);
});
