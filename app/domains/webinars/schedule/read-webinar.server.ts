import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courses } from '#db/schema/catalogue.ts';
import { webinars } from '#db/schema/webinars.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** Announced, or cancelled after it was; throws `not_found`. Public. */
export async function readWebinar(ctx: Ctx, slug: string): Promise<WebinarWithCourse> {
  const [row] = await ctx.db.read
    .select({ webinar: webinars })
    .from(webinars)
    .innerJoin(courses, eq(courses.id, webinars.courseId))
    .where(and(eq(courses.slug, slug), inArray(webinars.state, ['announced', 'cancelled'])));
  if (!row) throw new DomainError('not_found');
  return (await withCourseOffers(ctx, [row.webinar]))[0]!;
}
