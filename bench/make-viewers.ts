import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { announceWebinar } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { takeSeat } from '#app/domains/webinars/seats/take-seat.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { openWebinar } from '#app/domains/webinars/room/open-webinar.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { findOwnSeat } from '#app/domains/webinars/seats/find-own-seat.server.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';

/** A webinar whose room is open, and people with a seat and a player each, in a process of its own by the same verbs. */
const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const { db } = platform;
const mentorId = (await db.read.query.people.findFirst({
  where: (people, { eq }) => eq(people.email, 'mentor@majakka.test'),
}))!.id;
const mentor = await actAs(operator, mentorId);
const { date, time } = wallClockIn('UTC', new Date(Date.now() + 10 * 60_000));
const id = await scheduleWebinar(mentor, {
  title: 'Bench', summary: 'A room with many.', language: 'en', date, time, timeZone: 'UTC', minutes: '60',
}); // oxfmt-ignore
await announceWebinar(mentor, id);
await openWebinar(mentor, id);
const { offer } = await requireOwnWebinar(mentor, id);
const tokens: string[] = [];
for (let i = 0; i < Number(process.argv[2]); i++) {
  const personId = await createPerson(operator, {
    email: `viewer-${i}@example.org`,
    name: `Viewer ${i}`,
    password: null,
    roles: [],
  });
  const ctx = await actAs(operator, personId);
  await takeSeat(ctx, offer.course.slug, { language: 'en' });
  const seat = await findOwnSeat(ctx, id);
  tokens.push(await startSession(ctx, seat!.registrationId, id, null));
}
await db.close();
process.stdout.write(JSON.stringify({ id, slug: offer.course.slug, tokens }));
