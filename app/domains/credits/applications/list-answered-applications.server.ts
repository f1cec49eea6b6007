import { and, desc, eq, gte, inArray, or } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { associations } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditationApplications } from '#db/schema/credits.ts';

/** Applications of the actor that came back with changes, and those decided since then; the last twenty. */
export async function listAnsweredApplications(ctx: Ctx, since: Date) {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { id, state, submittedBy, decidedAt, submittedAt, associationId, courseVersionId } =
    accreditationApplications;
  return ctx.db.read
    .select({
      id,
      state,
      at: decidedAt,
      courseId: courseVersions.courseId,
      versionId: courseVersionId,
      association: associationName(ctx.actor.locale),
    })
    .from(accreditationApplications)
    .innerJoin(associations, eq(associations.id, associationId))
    .innerJoin(courseVersions, eq(courseVersions.id, courseVersionId))
    .where(
      and(
        eq(submittedBy, ctx.actor.id),
        or(eq(state, 'returned'), and(inArray(state, ['approved', 'refused']), gte(decidedAt, since))),
      ),
    )
    .orderBy(desc(submittedAt))
    .limit(20);
}
