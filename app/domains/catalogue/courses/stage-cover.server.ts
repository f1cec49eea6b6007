import type { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import { pictureType } from '#app/platform/picture-type.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';
import { courses } from '#db/schema/catalogue.ts';

const COVER_BYTES = 3_000_000;

export type StagedCover = Pick<Intake, 'settle' | 'discard'> & { hash: string; bytes: number; type: string };

/**
 * Receives a picture for an own course: PNG, JPEG or WebP by its signature (magic bytes). It becomes the cover with `setCover`;
 * otherwise the caller discards it. Throws `not_a_picture`, `too_large`, `quota_reached`, `storage_full`.
 */
export async function stageCover(ctx: Ctx, courseId: string, stream: Readable): Promise<StagedCover> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const [course] = await ctx.db.read.select().from(courses).where(eq(courses.id, courseId));
  mustBeAllowed(ctx, course?.ownerId === actor.id);
  const intake = await openIntake(ctx, uploadOwner(actor));
  try {
    const { hash, bytes, path } = await intake.put(stream, COVER_BYTES);
    const type = pictureType(await firstBytes(path));
    if (!type) throw new DomainError('not_a_picture');
    return { hash, bytes, type, settle: intake.settle, discard: intake.discard };
  } catch (error) {
    await intake.discard();
    throw error;
  }
}
