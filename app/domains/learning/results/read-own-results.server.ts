import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listOwnPublished } from '#app/domains/catalogue/courses/list-own-published.server.ts';
import { EVALUATION_FORM } from '#app/domains/learning/evaluation/evaluation-form.ts';
import { evaluationResults } from '#app/domains/learning/evaluation/evaluation-results.ts';
import { countOwnLearners, listFirstAnswers } from '#app/domains/learning/internal/own-results.server.ts';
import { groupBy } from '#app/platform/group.ts';
import { meanShare } from './mean-share.ts';

export type CourseResult = {
  offer: CourseOffer;
  learners: number;
  completed: number;
  /** People who have answered, and which share of the answers that are shown speaks for it; null while there are too few to show. */
  given: number;
  share: number | null;
};

/** How each course, webinar and recording does that the actor has published: counts alone, and answers in whole fives. */
export async function readOwnResults(ctx: Ctx): Promise<CourseResult[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const offers = await listOwnPublished(ctx);
  const counts = await countOwnLearners(ctx);
  const answers = groupBy(await listFirstAnswers(ctx), ({ courseId }) => courseId);
  return offers.map((offer) => {
    const { id } = offer.course;
    const own = counts.find(({ courseId }) => courseId === id);
    const { given, questions } = evaluationResults(answers.get(id) ?? [], EVALUATION_FORM.questions, 'en');
    return {
      offer,
      learners: own?.learners ?? 0,
      completed: own?.completed ?? 0,
      given,
      share: meanShare(questions),
    };
  });
}
