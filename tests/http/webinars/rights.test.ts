import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Guests } from '#app/domains/rooms/types.ts';
import { openDatabase } from '#db/open-database.ts';
import { people } from '#db/schema/accounts.ts';
import { roomMessages } from '#db/schema/rooms.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { openServer } from '#tests/support/content-client.ts';
import { announceWebinar, actInRoom, takeSeat } from '#tests/support/webinar.ts';
import { alwaysReady } from '../../../server/readiness.ts';
import { createServer } from '../../../server/create-server.ts';

const app = await makeApp();
const server = openServer(app);

const mentor = await app.person('mentor', ['mentor']);
const admin = await app.person('admin', ['administrator']);
const { slug } = await announceWebinar(app, mentor);

/** Listens to the room; answers when it ended, and what came until then. */
async function listen(person: Person): Promise<{ ended: Promise<string>; heard(): string; leave(): void }> {
  let heard = '';
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `GET /live/events/${slug} HTTP/1.1\r\nHost: localhost:3000\r\nConnection: close\r\nCookie: ${person.cookie}\r\n\r\n`,
  );
  const ended = new Promise<string>((done) => socket.on('close', () => done(heard)));
  await new Promise<void>((open) =>
    socket.on('data', (chunk) => {
      heard += chunk.toString();
      if (heard.includes('retry:')) open();
    }),
  );
  return { ended, heard: () => heard, leave: () => socket.destroy() };
}
const seated = async (name: string) => {
  const person = await app.person(name);
  await takeSeat(app, slug, person);
  return person;
};
const act = (person: Person, form: Record<string, string>) => actInRoom(app, slug, person, form);

/** Effect of each on a doctor's right. The first is done by another process on the same database. */
const ends: [string, (doctor: Person) => Promise<unknown>][] = [
  [
    'a block by another process',
    async (doctor) => {
      const other = await openDatabase(app.platform.settings.databaseUrl);
      await other.transact(async (tx) => {
        await tx.update(people).set({ blockedAt: new Date() }).where(eq(people.id, doctor.id));
      });
      await other.close();
    },
  ],
  ['signing out', (doctor) => app.post('/sign-out', {}, doctor)],
  ['signing out everywhere', (doctor) => app.post('/sign-out', { everywhere: 'yes' }, doctor)],
  ['a seat given back', (doctor) => app.post(`/webinars/${slug}`, { intent: 'leave' }, doctor)],
  [
    'a block by the administrator',
    (doctor) => app.post('/admin/people', { personId: doctor.id, blocked: 'yes' }, admin),
  ],
  [
    'being sent out by the moderator',
    async (doctor) => {
      await act(doctor, { intent: 'say', text: 'unkind words' });
      const [said] = await app.platform.db.read
        .select()
        .from(roomMessages)
        .where(eq(roomMessages.personId, doctor.id));
      await act(mentor, { intent: 'restrict', id: said!.id, act: 'block' });
    },
  ],
];

test.each(ends)('%s ends what somebody hears of a room', async (name, end) => {
  const [doctor, other] = [await seated(`doctor-${name.length}`), await seated(`other-${name.length}`)];
  const [own, others] = [await listen(doctor), await listen(other)];
  await end(doctor);
  await own.ended;
  // People who still have the right continue to receive events.
  await act(mentor, { intent: 'caption', language: 'en', text: `after ${name}` });
  await expect.poll(others.heard, { timeout: 5000 }).toContain(`after ${name}`);
  expect(own.heard()).not.toContain(`after ${name}`);
  others.leave();
});

test('an end of the process ends the streams with a hint when to come again', async () => {
  const own = createServer(app.platform, serverBuild(), 'test', alwaysReady);
  await new Promise<void>((ready) => own.listen(0, '127.0.0.1', ready));
  const socket = connect((own.address() as AddressInfo).port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString()));
  const ended = new Promise((done) => socket.on('close', done));
  socket.write(
    `GET /live/events/${slug} HTTP/1.1\r\nHost: localhost:3000\r\nCookie: ${mentor.cookie}\r\n\r\n`,
  );
  // Its first words come before it is in the room.
  await expect.poll(() => heard).toContain('retry:');
  await act(mentor, { intent: 'caption', language: 'en', text: 'before the end' });
  await expect.poll(() => heard, { timeout: 5000 }).toContain('before the end');
  await own.shutDown(5000);
  await ended;
  expect(heard.match(/retry: 2000/g)!.length).toBe(2);
});

test('who listens to the room is among its guests, as any process tells its staff', async () => {
  const doctor = await seated('present');
  const { leave } = await listen(doctor);
  const isNamed = async () =>
    ((await (await app.get(`/webinars/${slug}/guests`, mentor)).json()) as Guests).named.some(({ name }) =>
      name.includes('present'),
    );
  await expect.poll(isNamed, { timeout: 20_000, interval: 500 }).toBe(true);
  leave();
});
