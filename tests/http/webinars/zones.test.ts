import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { announceWebinar } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { people } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { formWith, valuesOf } from '#tests/support/forms.ts';
import { SCHEDULE, takeSeat } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db } = app.platform;
const PASSWORD = 'a lamp that turns slowly';

/** Announced for 18:00 in Helsinki on 5 December 2026; the clock stands two weeks before. */
async function announced() {
  app.platform.clock = () => new Date('2026-11-21T09:00:00Z');
  const ctx = { ...(await app.as(await app.person('mentor', ['mentor']))), now: app.platform.clock() };
  const id = await scheduleWebinar(ctx, {
    ...SCHEDULE, title: 'Hjärtat hemma', date: '2026-12-05', time: '18:00', timeZone: 'Europe/Helsinki',
  }); // oxfmt-ignore
  await announceWebinar(ctx, id);
  return (await requireOwnWebinar(ctx, id)).offer.course.slug;
}

/** Registers by the page, with what the page offers, and signs in. */
async function register(
  email: string,
  lang: string,
  acceptLanguage: string,
  more: Record<string, string> = {},
) {
  const path = `/register?lang=${lang}`;
  const page = await (await app.get(path, null, { 'accept-language': acceptLanguage })).text();
  const offered = valuesOf(formWith(page, 'name="password"'));
  const form = { ...offered, name: 'Anna Berg', email, password: PASSWORD, ...more };
  expect((await app.post(path, form)).status).toBe(302);
  const [mail] = await db.read.select().from(mails).where(eq(mails.recipient, email));
  const link = /http:\/\/localhost:3000(\/confirm\/\S+)/.exec(mail!.body)![1]!;
  expect((await app.post(link, {})).status).toBe(302);
  const signedIn = await app.post('/sign-in', { email, password: PASSWORD });
  const person: Person = { id: '', email, cookie: signedIn.headers.getSetCookie()[0]!.split(';')[0]! };
  await app.post('/welcome/about', { intent: 'later' }, person);
  return { offered, person };
}
const zoneOf = async (email: string) =>
  (await db.read.select().from(people).where(eq(people.email, email)))[0]!.timeZone;

test.each([
  ['sv', 'sv-SE,sv;q=0.9', 'Europe/Stockholm', '5 december 2026 kl. 17:00 svensk tid'],
  ['be', 'ru-BY,ru;q=0.9', 'Europe/Minsk', '5 снежня 2026 г. у 19:00 па мінскім часе'],
  ['fi', 'fi', 'Europe/Helsinki', '5. joulukuuta 2026 klo 18.00 Suomen aikaa'],
])(
  'who registers in %s (%s) is offered %s, and reads that hour on pages and in the mail',
  async (lang, acceptLanguage, zone, when) => {
    const slug = await announced();
    const email = `${lang}@example.org`;
    const { offered, person } = await register(email, lang, acceptLanguage);
    expect([offered['timeZone'], await zoneOf(email)]).toEqual([zone, zone]);
    for (const path of ['/webinars', `/webinars/${slug}`])
      expect(await (await app.get(path, person)).text()).toContain(when);
    expect((await takeSeat(app, slug, person)).status).toBe(302);
    const letters = await db.read.select().from(mails).where(eq(mails.recipient, email));
    expect(letters.at(-1)!.body).toContain(when);
    expect(await (await app.get('/', person)).text()).toContain(when);
    expect(await (await app.get(`/webinars/${slug}/room`, person)).text()).toContain(when);
  },
);

test('without a session the time is in the region’s zone, which is named', async () => {
  const slug = await announced();
  for (const path of ['/webinars', `/webinars/${slug}`])
    expect(await (await app.get(`${path}?lang=sv`)).text()).toContain('5 december 2026 kl. 18:00 finsk tid');
});

test('the zone that somebody chooses at registration counts, and can be changed in the profile', async () => {
  const slug = await announced();
  const { person } = await register('moved@example.org', 'lv', 'lv', { timeZone: 'Europe/Stockholm' });
  const page = await (await app.get('/profile', person)).text();
  expect(valuesOf(formWith(page, 'name="locale"'))['timeZone']).toBe('Europe/Stockholm');
  const changed = { name: 'Anna Berg', locale: 'lv', timeZone: 'Europe/Minsk' };
  expect((await app.post('/profile', changed, person)).status).toBe(302);
  expect(await (await app.get(`/webinars/${slug}`, person)).text()).toContain(
    '19:00 pēc Baltkrievijas laika',
  );
});

test('an unknown zone is an error beside its field, with what was typed', async () => {
  const form = { name: 'Anna Berg', email: 'nowhere@example.org', password: PASSWORD, timeZone: 'Mars/Base' };
  const answer = await app.post('/register', form);
  const page = await answer.text();
  expect([answer.status, /timeZone[^>]*aria-invalid="true"/.test(page)]).toEqual([422, true]);
  // The device's zone is used only where nothing was chosen, never over a refused form.
  expect(page).not.toContain('/browser/time-zone.js');
  expect(await (await app.get('/register')).text()).toContain('/browser/time-zone.js');
});

test('a registration that is sent again replaces the zone too', async () => {
  const email = 'twice@example.org';
  for (const timeZone of ['Europe/Stockholm', 'Europe/Minsk'])
    await app.post('/register', { name: 'Anna Berg', email, password: PASSWORD, timeZone });
  expect(await zoneOf(email)).toBe('Europe/Minsk');
});

test('an account that the operator makes goes by the clock of its country', async () => {
  const person = { name: 'Anna Berg', password: null, roles: [] };
  for (const [country, zone] of [
    ['BY', 'Europe/Minsk'],
    ['SE', 'Europe/Stockholm'],
  ] as const) {
    const email = `${country}@example.org`.toLowerCase();
    await createPerson(app.operator, { ...person, email, country });
    expect(await zoneOf(email)).toBe(zone);
  }
});
