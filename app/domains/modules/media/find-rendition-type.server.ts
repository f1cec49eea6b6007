import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleRenditions } from '#db/schema/modules.ts';

/** Type of a picture of a course that the reader takes or owns; null for any other file. */
export async function findRenditionType(ctx: Ctx, hash: string): Promise<string | null> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read
    .select({ type: moduleRenditions.type })
    .from(moduleRenditions)
    .innerJoin(courseVersions, eq(courseVersions.id, moduleRenditions.versionId))
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .leftJoin(
      registrations,
      and(
        eq(registrations.versionId, courseVersions.id),
        eq(registrations.personId, ctx.actor.id),
        isNull(registrations.endedAt),
      ),
    )
    .where(
      and(
        eq(moduleRenditions.hash, hash),
        or(
          eq(courses.ownerId, ctx.actor.id),
          and(ne(courseVersions.state, 'draft'), eq(registrations.personId, ctx.actor.id)),
        ),
      ),
    )
    .limit(1);
  return row?.type ?? null;
}
