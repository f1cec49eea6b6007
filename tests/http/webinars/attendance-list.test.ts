import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { webinarSeats } from '#db/schema/webinars.ts';
import { makeApp } from '#tests/support/app.ts';
import { isOpenAround } from '#tests/support/forms.ts';
import { seatGuests } from '#tests/support/guests.ts';
import { announceWebinar, holdWebinar } from '#tests/support/webinar.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const mentor = await app.person('mentor', ['mentor']);
const { id } = await announceWebinar(app, mentor);
await holdWebinar(app, id, new Date());
const many = Array.from({ length: 60 }, (_, n) => ({
  name: `Guest ${String(n).padStart(2, '0')}`,
  minutes: n % 3 === 0 ? 0 : 10,
}));
await seatGuests(app, id, [{ name: 'Ilze Kalniņa', minutes: 58 }, ...many]);

/** Names on the page of the list as it is filtered, in their order. */
async function named(query: string): Promise<string[]> {
  const page = await app.text(`/mentor/webinars/${id}/attendance?${query}`, mentor);
  return [...page.matchAll(/<summary><b>([^<]+)<\/b>/g)].map(([, name]) => name!);
}

test('attendance is listed a page at a time, found by a name in any letters, filtered by status and sorted by minutes', async () => {
  expect([(await named('')).length, (await named('page=2')).length]).toEqual([50, 11]);
  expect(await named('q=kalnina+ilze')).toEqual(['Ilze Kalniņa']);
  expect((await named('order=most'))[0]).toBe('Ilze Kalniņa');
  expect(await named('state=absent')).toEqual(
    many.filter(({ minutes }) => minutes === 0).map(({ name }) => name),
  );
  expect(await named('q=nobody')).toEqual([]);
});

test('each line says in a sentence how far somebody has come, and a correction leads back to the same list', async () => {
  const page = await app.text(`/mentor/webinars/${id}/attendance?q=guest+01`, mentor);
  expect(page).toContain(
    said('webinars:attendance.lacks.minutes', { has: '10 minutes', needed: '48 minutes' }),
  );
  const path = `/mentor/webinars/${id}/attendance?state=short&q=guest+01`;
  const [seat] = [...page.matchAll(/name="registrationId" value="([^"]+)"/g)].map(([, value]) => value!);
  const correct = (minutes: string) =>
    app.post(
      path,
      { intent: 'correct', registrationId: seat!, minutes, reason: 'Sat beside the host.' },
      mentor,
    );
  const refused = await correct('many');
  expect(refused.status).toBe(422);
  expect(isOpenAround(await refused.text(), said('webinars:attendance.save'))).toBe(true);
  const done = await correct('55');
  expect(done.headers.get('location')).toContain('attendance?state=short&q=guest+01');
  expect(await named('state=met&q=guest+01')).toEqual(['Guest 01']);
});

test('the report has everybody, however the list is filtered', async () => {
  const report = await (await app.get(`/mentor/webinars/${id}/report?format=csv`, mentor)).text();
  const seats = await app.platform.db.read.$count(webinarSeats, eq(webinarSeats.webinarId, id));
  expect(report.trim().split('\n')).toHaveLength(seats + 1);
});
