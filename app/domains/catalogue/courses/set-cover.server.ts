import type { StagedFile } from '#app/platform/stage-file.server.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';

/** Sets the picture of an own course, also where a draft of it brings another. Throws `quota_reached`, `storage_full`. */
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
        await tx
          .update(courseVersions)
          .set({ coverHash: null, coverType: null, coverBytes: 0 })
          .where(and(eq(courseVersions.courseId, courseId), eq(courseVersions.state, 'draft')));
        await appendAudit(tx, ctx, 'catalogue.cover-set', courseId, { hash, type });
      }),
    ),
  );
}
