import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readReview } from '#app/domains/credits/applications/read-review.server.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleRenditions } from '#db/schema/modules.ts';

export type FoundRendition = Pick<typeof moduleRenditions.$inferSelect, 'name' | 'kind' | 'type'>;

/**
 * A picture, recording, captions or document of a course that the reader takes, in whichever of its versions, owns or may preview: officers what was published, a reviewer
 * with `reviewToken` what was applied for. A document is found by its name under `media/` too: the same bytes may be another document, of
 * another kind, or captions. Null for any other file.
 */
export async function findRendition(
  ctx: Ctx,
  hash: string,
  { document = null, reviewToken = null }: { document?: string | null; reviewToken?: string | null } = {},
): Promise<FoundRendition | null> {
  const isDocument = eq(moduleRenditions.kind, 'document');
  const [row] = await ctx.db.read
    .select({ name: moduleRenditions.name, kind: moduleRenditions.kind, type: moduleRenditions.type })
    .from(moduleRenditions)
    .innerJoin(courseVersions, eq(courseVersions.id, moduleRenditions.versionId))
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .leftJoin(
      registrations,
      and(
        // Of any version: a page that was open when its learner was moved to the next one goes on playing.
        eq(registrations.courseId, courses.id),
        eq(registrations.personId, ctx.actor?.id ?? ''),
        isNull(registrations.endedAt),
      ),
    )
    .where(
      and(
        eq(moduleRenditions.hash, hash),
        document === null ? undefined : and(isDocument, eq(moduleRenditions.name, document)),
        await readableBy(ctx, reviewToken),
      ),
    )
    // Other files of the same bytes are of one type.
    .orderBy(isDocument, moduleRenditions.name)
    .limit(1);
  return row ?? null;
}

async function readableBy(ctx: Ctx, reviewToken: string | null) {
  if (reviewToken !== null)
    return eq(courseVersions.id, (await readReview(ctx, reviewToken)).offer.version.id);
  mustBeSignedIn(ctx);
  const { id, officerOf } = ctx.actor;
  const isPublic = ne(courseVersions.state, 'draft');
  return or(
    eq(courses.ownerId, id),
    officerOf.length > 0 ? isPublic : undefined,
    and(isPublic, eq(registrations.personId, id)),
  );
}
