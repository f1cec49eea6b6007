import { and, asc, countDistinct, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { EVALUATION_FORM } from '#app/domains/learning/evaluation/evaluation-form.ts';
import { evaluationResults, type GivenAnswers } from '#app/domains/learning/evaluation/evaluation-results.ts';
import { groupBy } from '#app/platform/group.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { completions, evaluations, registrations } from '#db/schema/learning.ts';
import { meanShare } from './mean-share.ts';
import { countByWeek } from './count-by-week.ts';

export type CourseResult = {
  /** Its newest published version. */
  offer: CourseOffer;
  learners: number;
  completed: number;
  /** People who have answered, and which share of the answers that are shown speaks for it; null while there are too few to show. */
  given: number;
  share: number | null;
};

export type OwnResults = {
  courses: CourseResult[];
  /** As of a course, over all of them; those of a language with too few answers are left out. */
  share: number | null;
  languages: { language: string; share: number }[];
  /** New learners of each of the last twelve weeks, the oldest first; `from` is when it began. */
  weeks: { from: Date; learners: number }[];
};

export const WEEKS = 12;
const WEEK_MS = 7 * DAY_MS;

/** How everything does that the actor has published, courses, webinars and recordings: counts alone, and answers in whole fives. */
export async function readOwnResults(ctx: Ctx): Promise<OwnResults> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { read } = ctx.db;
  const isOwn = eq(courses.ownerId, ctx.actor.id);
  const versions = await read
    .select({ id: courseVersions.id, courseId: courses.id })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(and(isOwn, isNotNull(courseVersions.publishedAt)))
    .orderBy(desc(courses.createdAt), desc(courseVersions.number));
  const newest = [...groupBy(versions, ({ courseId }) => courseId).values()].map(([first]) => first!.id);
  const counts = await read
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
    .where(isOwn)
    .groupBy(registrations.courseId);
  const answers = await listFirstAnswers(ctx);
  const answersOf = groupBy(answers, ({ courseId }) => courseId);
  const all = evaluationResults(answers, EVALUATION_FORM.questions, 'en');
  return {
    courses: (await listCourseOffers(read, newest)).map((offer) => {
      const own = counts.find(({ courseId }) => courseId === offer.course.id);
      const { given, questions } = evaluationResults(
        answersOf.get(offer.course.id) ?? [],
        EVALUATION_FORM.questions,
        'en',
      );
      return {
        offer,
        learners: own?.learners ?? 0,
        completed: own?.completed ?? 0,
        given,
        share: meanShare(questions),
      };
    }),
    share: meanShare(all.questions),
    languages: all.groups.language.flatMap(({ name, questions }) => {
      const share = meanShare(questions);
      return share === null ? [] : [{ language: name, share }];
    }),
    weeks: await countWeeks(ctx),
  };
}

/** Of each person in each course the first, in the order in which they came. */
async function listFirstAnswers(ctx: Ctx): Promise<(GivenAnswers & { courseId: string })[]> {
  const rows = await ctx.db.read
    .select({
      courseId: registrations.courseId,
      personId: registrations.personId,
      language: registrations.language,
      answers: evaluations.answers,
    })
    .from(evaluations)
    .innerJoin(registrations, eq(registrations.id, evaluations.registrationId))
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .where(eq(courses.ownerId, ctx.actor!.id))
    .orderBy(asc(evaluations.at), asc(evaluations.id));
  const seen = new Set<string>();
  return rows
    .filter(({ courseId, personId }) => {
      const key = `${courseId} ${personId}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ courseId, language, answers }) => ({ courseId, language, answers, version: 0, month: '' }));
}

async function countWeeks(ctx: Ctx): Promise<OwnResults['weeks']> {
  const since = new Date(ctx.now.getTime() - WEEKS * WEEK_MS);
  const rows = await ctx.db.read
    .select({ at: registrations.createdAt })
    .from(registrations)
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .where(and(eq(courses.ownerId, ctx.actor!.id), gte(registrations.createdAt, since)));
  return countByWeek(
    rows.map(({ at }) => at),
    since,
    WEEKS,
  );
}
