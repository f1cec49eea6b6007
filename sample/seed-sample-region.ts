import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { audit } from '#db/schema/platform.ts';
import { actorsOf } from './actors.ts';
import { ASSOCIATIONS } from './data/associations.ts';
import { LEARNERS, PEOPLE } from './data/people.ts';
import { seedConsultations } from './seed-consultations.ts';
import { seedAccreditations, seedApplications, seedCourse } from './seed-course.ts';
import { seedLedger } from './seed-ledger.ts';
import { seedMembers } from './seed-members.ts';
import { seedMessages } from './seed-messages.ts';
import { seedMentoring } from './seed-mentoring.ts';
import { seedAssociations, seedPeople } from './seed-people.ts';
import { seedRecordTools } from './seed-record-tools.ts';
import { seedNativeCourses } from './seed-native-courses.ts';
import { seedWebinar } from './seed-webinar.ts';
import { thoughtOf, VISITORS, visitOf } from './data/visitors.ts';
import { takeCourse } from './take-course.ts';

/** Signals as far apart as still count: a visitor leaves a few rows and not dozens. */
const HASTE_SECONDS = 55;

/** A believable small region, made by the verbs that people use. Once per installation: removing it is for good. */
export async function seedSampleRegion(ctx: Ctx): Promise<void> {
  mustBeOperator(ctx);
  if ((await ctx.db.read.$count(audit, eq(audit.action, 'sample.seeded'))) > 0) return;
  const { operator } = actorsOf(ctx, new Map());
  const people = await seedPeople(operator(90));
  const associations = await seedAssociations(operator(90), people);
  const actors = actorsOf(ctx, people);

  const course = await seedCourse(actors, await seedNativeCourses(actors));
  await seedAccreditations(actors, associations, course);
  await seedMembers(actors, associations);
  const latvian = associations.get('LV')!;
  await seedRecordTools(actors, latvian);
  await seedWebinar(actors, latvian);
  const latvianSlug = ASSOCIATIONS.find(({ country }) => country === 'LV')!.slug;
  await seedMentoring(actors, latvianSlug);
  await seedConsultations(actors);
  await seedLedger(actors, latvian);
  await seedMessages(actors, latvian, latvianSlug);
  await seedApplications(actors, associations, course);
  for (const [n, { email, took, languages }] of LEARNERS.entries())
    if (took)
      await takeCourse(await actors.as(email, took), course.slug, languages[0]!, { thought: thoughtOf(n) });
  for (const [n, { email, languages }] of VISITORS.entries())
    await takeCourse(await actors.as(email, 4 + ((n * 13) % 71)), course.slug, languages[0]!, {
      thought: thoughtOf(n + LEARNERS.length),
      visit: visitOf(n),
      everySeconds: HASTE_SECONDS,
    });

  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'sample.seeded', 'sample', { people: PEOPLE.length }));
}
