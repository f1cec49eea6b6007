import { asc, eq, and, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  isAdministrator,
  isAuthor,
  mustBeAllowed,
  mustBeSignedIn,
} from '#app/domains/accounts/permissions.ts';
import type { CourseStructure } from '#app/domains/modules/types.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { moduleStructures } from '#db/schema/modules.ts';

export type AnalysedCourse = {
  courseId: string;
  /** It is the reader's own, who has a page of it; an administrator has none. */
  own: boolean;
  /** All that was published, the newest first, and the one that is looked at. */
  versions: { id: string; number: number }[];
  versionId: string;
  structure: CourseStructure;
};

/**
 * A published version of a native course, by default the newest, for its author and for administrators. Throws `not_found` for everybody
 * else, and where there is none.
 */
export async function requireAnalysedCourse(
  ctx: Ctx,
  courseId: string,
  wished: string | null,
): Promise<AnalysedCourse> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({
      ownerId: courses.ownerId,
      id: courseVersions.id,
      number: courseVersions.number,
      structure: moduleStructures.structure,
    })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .innerJoin(moduleStructures, eq(moduleStructures.versionId, courseVersions.id))
    .where(and(eq(courses.id, courseId), ne(courseVersions.state, 'draft')))
    .orderBy(asc(courseVersions.number));
  const own = rows[0]?.ownerId === ctx.actor.id;
  mustBeAllowed(ctx, rows.length > 0 && (own || isAdministrator(ctx.actor)));
  const found = wished ? rows.find(({ id }) => id === wished) : rows.at(-1);
  if (!found) throw new DomainError('not_found');
  return {
    courseId,
    own: own && isAuthor(ctx.actor),
    versions: rows.map(({ id, number }) => ({ id, number })).reverse(),
    versionId: found.id,
    structure: found.structure,
  };
}
