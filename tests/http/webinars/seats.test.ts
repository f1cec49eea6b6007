import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { takeSeat as takeSeatVerb } from '#app/domains/webinars/seats/take-seat.server.ts';
import { registrations } from '#db/schema/learning.ts';
import { mails } from '#db/schema/platform.ts';
import { webinarSeats } from '#db/schema/webinars.ts';
import { recorded } from '#tests/support/statements.ts';
import { makeApp } from '#tests/support/app.ts';
import { wrapped } from '#tests/support/wrapped.ts';
import { announceWebinar, seatOf, takeSeat } from '#tests/support/webinar.ts';

const app = await makeApp();
const mentor = await app.person('mentor', ['mentor']);
const { db } = app.platform;

test('seats run out, who waits moves up in order, and each letter carries a calendar file', async () => {
  const { id, slug } = await announceWebinar(app, mentor, { capacity: '1' });
  const [first, second, third] = [await app.person('a'), await app.person('b'), await app.person('c')];
  for (const person of [first, second, third]) expect((await takeSeat(app, slug, person)).status).toBe(302);
  expect((await takeSeat(app, slug, first)).status).toBe(302);
  expect((await seatOf(app, id, first))!.state).toBe('seat');
  expect((await seatOf(app, id, second))!.state).toBe('waiting');
  expect((await app.get(`/webinars/${slug}/room`, second)).status).toBe(403);
  await app.post(`/webinars/${slug}`, { intent: 'leave' }, first);
  expect([(await seatOf(app, id, first))!.state, (await seatOf(app, id, second))!.state, (await seatOf(app, id, third))!.state]).toEqual(['left', 'seat', 'waiting']); // oxfmt-ignore
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, second.email));
  const files = letters.flatMap((each) => (each.calendar ? [each.calendar] : []));
  expect(files).toHaveLength(1);
  expect(files[0]).toContain(`UID:${id}@localhost`);
});

test('a seat that breaks off leaves no registration, and one that is taken has seen the disclosures', async () => {
  const { id, slug, courseId } = await announceWebinar(app, mentor);
  const person = await app.person('unlucky');
  const statedOn = '2026-01-31';
  await saveDisclosure(await app.as(mentor), courseId, { name: 'Speaker', role: 'speaker', statedOn });
  const shown = hashDisclosures(await listDisclosures(db.read, courseId))!;
  const ctx = await app.as(person);
  // Everything is written but the seat.
  const transact: typeof db.transact = (work) =>
    db.transact((tx) =>
      work(
        new Proxy(tx, {
          get: (of, name) =>
            name === 'insert'
              ? (table: Parameters<typeof tx.insert>[0]) => {
                  if (table === webinarSeats) throw new Error('cut off');
                  return of.insert(table);
                }
              : (Reflect.get(of, name) as unknown),
        }),
      ),
    );
  const broken = { ...ctx, db: wrapped(db, { transact }) };
  const form = { language: 'en', shown };
  await expect(takeSeatVerb(broken, slug, form)).rejects.toThrow('cut off');
  const own = () => db.read.select().from(registrations).where(eq(registrations.personId, person.id));
  const statementsOf = async () =>
    (await recorded(db)).filter(({ actor }) => actor.account.name === ctx.actor!.opaqueId);
  expect([await own(), await statementsOf()]).toEqual([[], []]);

  await takeSeatVerb(ctx, slug, form);
  expect(await own()).toMatchObject([{ courseId, disclosuresSeen: shown }]);
  expect((await seatOf(app, id, person))!.state).toBe('seat');
  expect(await statementsOf()).toHaveLength(1);
});
