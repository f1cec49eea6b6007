import { asc, countDistinct, eq, sql } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { GivenAnswers } from '#app/domains/learning/evaluation/evaluation-results.ts';
import { courses } from '#db/schema/catalogue.ts';
import { completions, evaluations, registrations } from '#db/schema/learning.ts';

/** How many people take and have completed each course of the actor that anybody takes. The caller has authorised. */
export const countOwnLearners = ({ db, actor }: SignedInCtx) =>
  db.read
    .select({
      courseId: registrations.courseId,
      learners: countDistinct(registrations.personId),
      completed: countDistinct(
        sql`case when ${completions.at} is not null then ${registrations.personId} end`,
      ),
    })
    .from(registrations)
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .leftJoin(completions, eq(completions.registrationId, registrations.id))
    .where(eq(courses.ownerId, actor.id))
    .groupBy(registrations.courseId);

/** Answers about the actor's courses, of each person in each course the first, in the order in which they came. The caller has authorised. */
export async function listFirstAnswers({
  db,
  actor,
}: SignedInCtx): Promise<(GivenAnswers & { courseId: string })[]> {
  const rows = await db.read
    .select({
      courseId: registrations.courseId,
      personId: registrations.personId,
      language: registrations.language,
      answers: evaluations.answers,
    })
    .from(evaluations)
    .innerJoin(registrations, eq(registrations.id, evaluations.registrationId))
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .where(eq(courses.ownerId, actor.id))
    .orderBy(asc(evaluations.at), asc(evaluations.id));
  const seen = new Set<string>();
  return rows
    .filter(({ courseId, personId }) => {
      const key = `${courseId} ${personId}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ courseId, language, answers }) => ({ courseId, language, answers, version: 0, month: '' }));
}
