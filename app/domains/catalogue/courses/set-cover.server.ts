import type { StagedFile } from '#app/platform/stage-file.server.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { courses } from '#db/schema/catalogue.ts';

/** Sets the picture of an own course. Throws `quota_reached`, `storage_full`. */
export async function setCover(ctx: Ctx, courseId: string, staged: StagedFile): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const [course] = await ctx.db.read.select().from(courses).where(eq(courses.id, courseId));
  mustBeAllowed(ctx, course?.ownerId === actor.id);
  const { hash, bytes, type } = staged;
  await staged.settle((deciding) =>
    ctx.db.transact(
      deciding(async (tx) => {
        const cover = { coverHash: hash, coverType: type, coverBytes: bytes };
        await tx.update(courses).set(cover).where(eq(courses.id, courseId));
        await appendAudit(tx, ctx, 'catalogue.cover-set', courseId, { hash, type });
      }),
    ),
  );
}
