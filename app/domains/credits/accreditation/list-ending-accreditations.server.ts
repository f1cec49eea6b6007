import { and, asc, eq, gte, lte } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { addDays } from '#app/platform/time.ts';
import { associations } from '#db/schema/accounts.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';

/** Accreditations of what the actor has published that end within so many days, the next first; the first twenty. */
export async function listEndingAccreditations(ctx: Ctx, days: number) {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const today = todayOf(ctx);
  return ctx.db.read
    .select({
      id: accreditations.id,
      courseId: courses.id,
      validTo: accreditations.validTo,
      association: associationName(ctx.actor.locale),
    })
    .from(accreditations)
    .innerJoin(courseVersions, eq(courseVersions.id, accreditations.courseVersionId))
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .innerJoin(associations, eq(associations.id, accreditations.associationId))
    .where(
      and(
        eq(courses.ownerId, ctx.actor.id),
        eq(courseVersions.state, 'published'),
        gte(accreditations.validTo, today),
        lte(accreditations.validTo, addDays(today, days)),
      ),
    )
    .orderBy(asc(accreditations.validTo), asc(accreditations.id))
    .limit(20);
}
