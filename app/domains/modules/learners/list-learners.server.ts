import { asc, count, desc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  hasBegun,
  lastHeard,
  learnersShown,
} from '#app/domains/modules/internal/learner-conditions.server.ts';
import { learnerRows, selectLearners } from '#app/domains/modules/internal/learner-rows.server.ts';
import { requireLearnedCourse } from '#app/domains/modules/internal/learned-course.server.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { completions, evaluations, registrations } from '#db/schema/learning.ts';
import { LearnerFilter } from './learner-filter.ts';

const LEARNERS_A_PAGE = 50;

/**
 * Learners of a course over all its versions and languages, a page at a time, with how many of those that language and version
 * show have come how far. Nobody's name is in it. Throws `not_found`.
 */
export async function listLearners(ctx: Ctx, courseId: string, raw: unknown) {
  const { offers, own } = await requireLearnedCourse(ctx, courseId);
  const filter = LearnerFilter.parse(raw);
  const { read } = ctx.db;
  const order = {
    newest: desc(registrations.createdAt),
    oldest: asc(registrations.createdAt),
    seen: desc(lastHeard(read)),
  }[filter.order];
  const found = await selectLearners(read, learnersShown(read, courseId, filter))
    .orderBy(order, desc(registrations.id))
    .limit(LEARNERS_A_PAGE + 1)
    .offset((filter.page - 1) * LEARNERS_A_PAGE);
  return {
    offers,
    own,
    filter,
    counts: await countLearners(read, courseId, filter),
    more: found.length > LEARNERS_A_PAGE,
    learners: await learnerRows(read, offers, found.slice(0, LEARNERS_A_PAGE)),
  };
}

/** How many there are, whatever their state and number, and how many of them have come as far. */
async function countLearners(read: Reader, courseId: string, filter: LearnerFilter) {
  const [row] = await read
    .select({
      registered: count(),
      begun: sql<number>`coalesce(sum(case when ${hasBegun(read)} then 1 else 0 end), 0)`.mapWith(Number),
      completed: count(completions.at),
      evaluated: count(evaluations.id),
    })
    .from(registrations)
    .innerJoin(people, eq(people.id, registrations.personId))
    .innerJoin(courseVersions, eq(courseVersions.id, registrations.versionId))
    .leftJoin(completions, eq(completions.registrationId, registrations.id))
    .leftJoin(evaluations, eq(evaluations.registrationId, registrations.id))
    .where(learnersShown(read, courseId, { ...filter, q: '', state: '' }));
  return row!;
}
