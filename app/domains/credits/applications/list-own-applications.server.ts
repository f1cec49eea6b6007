import { desc, eq } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditationApplications } from '#db/schema/credits.ts';

/** Applications for one's own course, newest first. */
export async function listOwnApplications(ctx: Ctx, courseId: string) {
  const offers = await readOwnCourse(ctx, courseId);
  const rows = await ctx.db.read
    .select({
      application: accreditationApplications,
      association: associationName((ctx as SignedInCtx).actor.locale),
    })
    .from(accreditationApplications)
    .innerJoin(associations, eq(associations.id, accreditationApplications.associationId))
    .where(eq(accreditationApplications.submittedBy, (ctx as SignedInCtx).actor.id))
    .orderBy(desc(accreditationApplications.submittedAt));
  return rows.filter(({ application }) =>
    offers.some(({ version }) => version.id === application.courseVersionId),
  );
}
