import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  isAdministrator,
  mayTeach,
  mustBeAllowed,
  mustBeSignedIn,
} from '#app/domains/accounts/permissions.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { listVersionIds } from '#app/domains/catalogue/versions/list-version-ids.server.ts';
import { findAccreditorOf } from '#app/domains/credits/accreditation/find-accreditor-of.server.ts';
import { countEvaluations } from './count-evaluations.server.ts';

/**
 * Reads what learners thought of a course, a webinar or a recording: for its author or host, for officers of associations that have accredited
 * it or were asked to (`association`), and for administrators. Throws `not_found` for everybody else.
 */
export async function readEvaluationResults(ctx: Ctx, courseId: string, locale: string) {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { read } = ctx.db;
  const versionIds = await listVersionIds(read, courseId);
  const [offer] = await listCourseOffers(read, versionIds.slice(0, 1));
  const own = mayTeach(actor) && offer?.course.ownerId === actor.id;
  const association = own ? null : await findAccreditorOf(ctx, actor.officerOf, versionIds);
  mustBeAllowed(ctx, offer !== undefined && (own || association !== null || isAdministrator(actor)));
  return { offer: offer!, own, association, ...(await countEvaluations(read, courseId, locale)) };
}
