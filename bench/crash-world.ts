import { actingAs, createPerson } from '#app/domains/accounts/administer.server.ts';
import { prepareSession } from '#app/domains/accounts/internal/sessions.server.ts';
import { listDisclosures, seenHash } from '#app/domains/catalogue/disclosures.server.ts';
import { listCourses } from '#app/domains/catalogue/list-courses.server.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { acknowledgeDisclosures, registerForCourse } from '#app/domains/learning/registrations.server.ts';
import { readOwnLaunch, startLaunch } from '#app/domains/scorm/runtime/launch.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/read-webinar.server.ts';
import { announceWebinar, scheduleWebinar } from '#app/domains/webinars/schedule.server.ts';
import { takeSeat } from '#app/domains/webinars/seats.server.ts';
import { openWebinar } from '#app/domains/webinars/streams.server.ts';
import { clockIn } from '#app/i18n/zoned-time.ts';
import { sessions } from '#db/schema/accounts.ts';
import { completions } from '#db/schema/learning.ts';
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
const { offers } = await listCourses(operator, SearchInput.parse({}));
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
  return { id, cookie, ctx: await actingAs(operator, id) };
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
  const registrationId = await registerForCourse(ctx, course.slug, { language: 'en' });
  const shown = seenHash(await listDisclosures(ctx.db.read, course.id));
  await acknowledgeDisclosures(ctx, registrationId, shown ?? '');
  const launchId = await startLaunch(ctx, registrationId);
  const { host, pathname } = new URL((await readOwnLaunch(ctx, launchId)).player);
  world.launches.push({ id: launchId, host, path: pathname.replace('/__player/', '') });
}
for (let i = 0; i < graduateCount; i++) {
  const { id, cookie, ctx } = await person(`graduate-${i}`);
  const registrationId = await registerForCourse(ctx, course.slug, { language: 'en' });
  const startedAt = new Date(Date.now() - 3_600_000).toISOString();
  await db.transact((tx) =>
    tx.insert(completions).values({ registrationId, at: new Date(), evidence: { startedAt, minutes: 30 } }),
  );
  world.graduates.push({ id, cookie, registrationId });
}
const mentorId = (await db.read.query.people.findFirst({
  where: (people, { eq }) => eq(people.email, 'mentor@majakka.test'),
}))!.id;
const mentor = await actingAs(operator, mentorId);
const { date, time } = clockIn('UTC', new Date(Date.now() + 10 * 60_000));
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
