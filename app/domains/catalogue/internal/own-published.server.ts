import { and, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { Course, CourseVariant, CourseVersion } from '#app/domains/catalogue/courses/course.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';

/**
 * The published version of one's own course, in a unit. Throws `not_found` for another's, and for webinars and recordings, which have pages
 * of their own; `changed_meanwhile` where nothing is published.
 */
export async function requireOwnPublishedIn(
  tx: Tx,
  ctx: Ctx,
  courseId: string,
): Promise<{
  actor: SignedInCtx['actor'];
  course: Course;
  version: CourseVersion;
  variants: CourseVariant[];
}> {
  const [course] = await tx.select().from(courses).where(eq(courses.id, courseId));
  mustBeAllowed(ctx, isAuthor(ctx.actor) && course?.ownerId === ctx.actor!.id);
  const version = await publishedVersionIn(tx, courseId);
  const variants = await tx.select().from(courseVariants).where(eq(courseVariants.versionId, version.id));
  mustBeAllowed(ctx, !variants.some(isLive));
  return { actor: ctx.actor, course: course!, version, variants };
}

/** Throws `changed_meanwhile` where nothing is published. */
export async function publishedVersionIn(tx: Tx, courseId: string): Promise<CourseVersion> {
  const [version] = await tx
    .select()
    .from(courseVersions)
    .where(and(eq(courseVersions.courseId, courseId), eq(courseVersions.state, 'published')));
  if (!version) throw new DomainError('changed_meanwhile');
  return version;
}
