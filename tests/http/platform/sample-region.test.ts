import { count, eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { removeSampleRegion } from '#sample/remove-sample-region.ts';
import { seedSampleRegion } from '#sample/seed-sample-region.ts';
import { accreditations, participations } from '#db/schema/credits.ts';
import { officers, people } from '#db/schema/accounts.ts';
import { recorded } from '#tests/support/statements.ts';
import { makeApp } from '#tests/support/app.ts';
import { seededRegion } from '#tests/support/seeded-region.ts';
import { said } from '#tests/support/words.ts';

// A region takes long where every processor is busy.
vi.setConfig({ testTimeout: 240_000 });
const app = await makeApp(undefined, await seededRegion());
const { db } = app.platform;

test('the sample region is believable, is made once, and goes with one command', async () => {
  const real = await app.person('real');
  await seedSampleRegion(app.operator);
  expect(await db.read.$count(people, eq(people.sample, true))).toBe(56);
  const each = await db.read.select({ officers: count() }).from(officers).groupBy(officers.associationId);
  expect(each).toEqual(Array.from({ length: 6 }, () => ({ officers: 2 })));
  for (const role of ['association', 'officer']) {
    const answer = await app.post('/sign-in', { email: `${role}@majakka.test`, password: 'majakka-demo' });
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const home = await app.send('/associations/parauga-lauku-arsti', { cookie });
    expect([role, answer.status, home.status]).toEqual([role, 302, 200]);
  }
  // Everybody who teaches has something to do, and the operator sees that all runs.
  for (const [role, path, sees] of [
    ['author', '/author/home', said('credits:application.again')],
    ['mentor', '/mentor/home', said('consultations:waiting.button.answer')],
    ['mentor', '/mentor/home', said('webinars:host.noSlides')],
    ['admin', '/admin/health', said('accounts:health.services')],
  ] as const) {
    const answer = await app.post('/sign-in', { email: `${role}@majakka.test`, password: 'majakka-demo' });
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const home = await (await app.send(path, { cookie })).text();
    expect([role, home.includes(sees)]).toEqual([role, true]);
    expect((await app.send('/credit', { cookie })).status).toBe(200);
  }
  expect(await db.read.$count(accreditations)).toBe(7);
  expect(await db.read.$count(participations)).toBeGreaterThan(5);
  // Mail about an action in one language is written in that language.
  const logged = await recorded(db);
  const languages = logged.map(({ object }) => Object.entries(object.definition.name)[0]!);
  expect(languages.filter(([language, name]) => language !== 'be' && /[а-я]/i.test(String(name)))).toEqual(
    [],
  );
  const byRegistration = new Map<string, Set<string>>();
  for (const { object, context } of logged) {
    const known = byRegistration.get(context.registration) ?? new Set<string>();
    byRegistration.set(context.registration, known.add(Object.keys(object.definition.name)[0]!));
  }
  expect([...byRegistration.values()].every((each) => each.size === 1)).toBe(true);
  expect(await (await app.get('/courses?lang=fi')).text()).toContain('Etäkonsultaatio arjen työssä');

  expect(await removeSampleRegion(app.operator)).toEqual({ people: 56, associations: 6, courses: 8 });
  expect(await db.read.$count(people, eq(people.sample, true))).toBe(0);
  expect(await (await app.get('/courses')).text()).toContain(said('catalogue:nothing'));
  expect((await app.get('/profile', real)).status).toBe(200);
  await seedSampleRegion(app.operator);
  expect(await db.read.$count(people, eq(people.sample, true))).toBe(0);
});
