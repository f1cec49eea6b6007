import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { prepareSession } from '#app/domains/accounts/internal/session/sessions.server.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { listCourses } from '#app/domains/catalogue/courses/list-courses.server.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { readOwnLaunch } from '#app/domains/scorm/launches/read-own-launch.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { announceWebinar } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { takeSeat } from '#app/domains/webinars/seats/take-seat.server.ts';
import { openWebinar } from '#app/domains/webinars/room/open-webinar.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { sessions } from '#db/schema/accounts.ts';
import { completeIn } from '#tests/support/completion.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';
import type { World } from './crash.ts';

/** Everybody and everything that the load of `bench -- crash` is made of, in a process of its own by the product's verbs. */
const [launchCount, graduateCount, talkerCount] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
];
const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const { db } = platform;
const { offers } = await listCourses(operator, SearchInput.parse({ format: 'scorm-2004' }));
const { course } = offers[0]!;

async function person(name: string) {
  const id = await createPerson(operator, {
    email: `${name}@example.org`,
    name: `Crash ${name}`,
    password: null,
    roles: [],
  });
  const { cookie: header, row } = prepareSession(operator, id, { roles: [], officerOf: [] });
  await db.transact(async (tx) => void (await tx.insert(sessions).values(row)));
  const cookie = header.split(';')[0]!;
  return { id, cookie, ctx: await actAs(operator, id) };
}

const world: World = {
  launches: [],
  graduates: [],
  talkers: [],
  slug: '',
  roomId: '',
};
for (let i = 0; i < launchCount; i++) {
  const { ctx } = await person(`learner-${i}`);
  const shown = hashDisclosures(await listDisclosures(ctx.db.read, course.id));
  const registrationId = await registerForCourse(ctx, course.slug, { language: 'en' }, shown ?? '');
  const launchId = await startLaunch(ctx, registrationId);
  const { host, pathname } = new URL((await readOwnLaunch(ctx, launchId)).player);
  world.launches.push({ id: launchId, host, path: pathname.replace('/__player/', '') });
}
for (let i = 0; i < graduateCount; i++) {
  const { id, cookie, ctx } = await person(`graduate-${i}`);
  const registrationId = await registerForCourse(ctx, course.slug, { language: 'en' });
  await db.transact((tx) => completeIn(tx, registrationId));
  world.graduates.push({ id, cookie, registrationId });
}
const mentorId = (await db.read.query.people.findFirst({
  where: (people, { eq }) => eq(people.email, 'mentor@majakka.test'),
}))!.id;
const mentor = await actAs(operator, mentorId);
const { date, time } = wallClockIn('UTC', new Date(Date.now() + 10 * 60_000));
world.roomId = await scheduleWebinar(mentor, {
  title: 'Crash', summary: 'A room.', language: 'en', date, time, timeZone: 'UTC', minutes: '240',
}); // oxfmt-ignore
await announceWebinar(mentor, world.roomId);
await openWebinar(mentor, world.roomId);
world.slug = (await requireOwnWebinar(mentor, world.roomId)).offer.course.slug;
for (let i = 0; i < talkerCount; i++) {
  const { id, cookie, ctx } = await person(`talker-${i}`);
  await takeSeat(ctx, world.slug, { language: 'en' });
  world.talkers.push({ id, cookie });
}
await db.close();
process.stdout.write(JSON.stringify(world));
