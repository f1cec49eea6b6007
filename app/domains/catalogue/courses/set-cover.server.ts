import type { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import { pictureType } from '#app/platform/picture-type.ts';
import { openIntake } from '#app/platform/quotas.server.ts';
import { courses } from '#db/schema/catalogue.ts';

const COVER_BYTES = 3_000_000;

/**
 * Sets the picture of a course: PNG, JPEG or WebP by its signature (magic bytes). Throws `not_a_picture`, `too_large`,
 * `quota_reached`, `storage_full`.
 */
export async function setCover(ctx: Ctx, courseId: string, stream: Readable): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const [course] = await ctx.db.read.select().from(courses).where(eq(courses.id, courseId));
  mustBeAllowed(ctx, course?.ownerId === actor.id);
  const intake = await openIntake(ctx, uploadOwner(actor));
  try {
    const { hash, bytes, path } = await intake.put(stream, COVER_BYTES);
    const type = pictureType(await firstBytes(path));
    if (!type) throw new DomainError('not_a_picture');
    const cover = { coverHash: hash, coverType: type, coverBytes: bytes };
    await intake.settle((deciding) =>
      ctx.db.transact(
        deciding(async (tx) => {
          await tx.update(courses).set(cover).where(eq(courses.id, courseId));
          await appendAudit(tx, ctx, 'catalogue.cover-set', courseId, { hash, type });
        }),
      ),
    );
  } finally {
    await intake.discard();
  }
}
