import type { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { PICTURES, stageFile, type StagedFile } from '#app/platform/stage-file.server.ts';
import { courses } from '#db/schema/catalogue.ts';

/**
 * Receives a picture for an own course. It becomes the cover with `setCover`; otherwise the caller discards it. Throws
 * `not_a_picture`, `too_large`, `quota_reached`, `storage_full`.
 */
export async function stageCover(ctx: Ctx, courseId: string, stream: Readable): Promise<StagedFile> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const [course] = await ctx.db.read.select().from(courses).where(eq(courses.id, courseId));
  mustBeAllowed(ctx, course?.ownerId === actor.id);
  return stageFile(ctx, uploadOwner(actor), stream, PICTURES);
}
