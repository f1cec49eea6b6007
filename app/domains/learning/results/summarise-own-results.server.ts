import { and, eq, gte } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { EVALUATION_FORM } from '#app/domains/learning/evaluation/evaluation-form.ts';
import { evaluationResults } from '#app/domains/learning/evaluation/evaluation-results.ts';
import { countOwnLearners, listFirstAnswers } from '#app/domains/learning/internal/own-results.server.ts';
import { groupBy } from '#app/platform/group.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { courses } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { countByWeek } from './count-by-week.ts';
import { sumCounts } from './sum-counts.ts';
import { meanShare } from './mean-share.ts';

export type OwnSummary = {
  /** Sums over all courses: somebody who takes two is counted twice. */
  learners: number;
  completed: number;
  given: number;
  /** Which share of the answers that are shown is favourable; null while there are too few to show. */
  share: number | null;
  /** The same of each language that has enough. */
  languages: { language: string; share: number }[];
  /** New learners of each of the last twelve weeks, the oldest first; `from` is when it began. */
  weeks: { from: Date; learners: number }[];
};

const WEEKS = 12;
const WEEK_MS = 7 * DAY_MS;

/** How everything together does that the actor has published: counts alone, and answers in whole fives. */
export async function summariseOwnResults(ctx: Ctx): Promise<OwnSummary> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const counts = await countOwnLearners(ctx);
  const answers = groupBy(await listFirstAnswers(ctx), ({ courseId }) => courseId);
  const results = [...answers.values()].map((own) => evaluationResults(own, EVALUATION_FORM.questions, 'en'));
  const byLanguage = groupBy(
    results.flatMap(({ groups }) => groups.language),
    ({ name }) => name,
  );
  return {
    learners: counts.reduce((sum, each) => sum + each.learners, 0),
    completed: counts.reduce((sum, each) => sum + each.completed, 0),
    given: results.reduce((sum, each) => sum + each.given, 0),
    share: meanShare(sumCounts(results.map(({ questions }) => questions))),
    languages: [...byLanguage].flatMap(([language, groups]) => {
      const share = meanShare(sumCounts(groups.map(({ questions }) => questions)));
      return share === null ? [] : [{ language, share }];
    }),
    weeks: await countWeeks(ctx),
  };
}

async function countWeeks({ db, actor, now }: SignedInCtx): Promise<OwnSummary['weeks']> {
  const since = new Date(now.getTime() - WEEKS * WEEK_MS);
  const rows = await db.read
    .select({ at: registrations.createdAt })
    .from(registrations)
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .where(and(eq(courses.ownerId, actor.id), gte(registrations.createdAt, since)));
  return countByWeek(
    rows.map(({ at }) => at),
    since,
    WEEKS,
  );
}
