import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { people } from '#db/schema/accounts.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { begunPair } from '#tests/support/mentoring.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

const livesIn = (person: Person, timeZone: string) =>
  db.transact((tx) => tx.update(people).set({ timeZone }).where(eq(people.id, person.id)));
const textsTo = async (person: Person) =>
  (await mailsTo(app, person)).map(({ subject, body }) => `${subject}\n${body}`).join('\n');

test('in Stockholm and in Minsk each reads the hour of a meeting in their own zone, on pages and in mails', async () => {
  const { mentee, mentor, pairId } = await begunPair(app);
  await livesIn(mentee, 'Europe/Stockholm');
  await livesIn(mentor, 'Europe/Minsk');
  const path = `/pairs/${pairId}`;
  // In winter Minsk is two hours ahead of Stockholm.
  const inStockholm = `5 December 2099 at 18:00 ${said('zones:Europe/Stockholm')}`;
  const inMinsk = `5 December 2099 at 20:00 ${said('zones:Europe/Minsk')}`;
  expect(await (await app.get(path, mentee)).text()).toContain(said('zones:Europe/Stockholm'));
  const form = { intent: 'propose', date: '2099-12-05', time: '18:00', agenda: '' };
  expect((await app.post(path, form, mentee)).status).toBe(302);
  const [meeting] = await db.read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pairId));
  expect(meeting!.startsAt.toISOString()).toBe('2099-12-05T17:00:00.000Z');
  expect(await (await app.get('/', mentor)).text()).toContain(inMinsk);
  await app.post(path, { intent: 'agree', meetingId: meeting!.id }, mentor);
  for (const [person, own, other] of [
    [mentee, inStockholm, inMinsk],
    [mentor, inMinsk, inStockholm],
  ] as const)
    for (const text of [await (await app.get(path, person)).text(), await textsTo(person)])
      expect([text.includes(own), text.includes(other)]).toEqual([true, false]);
});

test('after moving to another zone free hours are in that zone, also in programmes joined before', async () => {
  const { mentee, mentor, pairId } = await begunPair(app);
  // Both are free on Tuesdays from 12 to 14, by their own clocks.
  const times = async (person: Person) => {
    const page = await (await app.get(`/pairs/${pairId}`, person)).text();
    return new Set([...page.matchAll(/name="time" value="([^"]+)"/g)].map(([, time]) => time));
  };
  expect([await times(mentee), await times(mentor)]).toEqual([new Set(['12:00']), new Set(['12:00'])]);
  const profile = { name: 'mentee Test', locale: 'en', timeZone: 'Europe/Stockholm' };
  expect((await app.post('/profile', profile, mentee)).status).toBe(302);
  expect([await times(mentee), await times(mentor)]).toEqual([new Set(['12:00']), new Set(['13:00'])]);
});
