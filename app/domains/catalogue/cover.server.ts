import type { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import { openIntake } from '#app/platform/quotas.server.ts';
import { courses } from '#db/schema/catalogue.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '../accounts/permissions.ts';
import { ownFiles } from '../accounts/whose-files.ts';
import { coverType } from './cover-type.ts';

const COVER_BYTES = 3_000_000;

/** The picture of a course: PNG, JPEG or WebP by its first letters. Throws `not_a_picture`, `too_large`, `quota_reached`, `storage_full`. */
export async function setCover(ctx: Ctx, courseId: string, stream: Readable): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const [course] = await ctx.db.read.select().from(courses).where(eq(courses.id, courseId));
  mustBeAllowed(ctx, course?.ownerId === actor.id);
  const intake = await openIntake(ctx, ownFiles(actor));
  try {
    const { hash, bytes, path } = await intake.put(stream, COVER_BYTES);
    const type = coverType(await firstBytes(path));
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

/** Type of a cover that some course shows; null for any other file. */
export async function findCoverType(ctx: Ctx, hash: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ type: courses.coverType })
    .from(courses)
    .where(eq(courses.coverHash, hash));
  return row?.type ?? null;
}
