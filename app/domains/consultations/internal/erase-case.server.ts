import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { REMOVE_PICTURE } from '#app/domains/consultations/pictures/remove-picture.server.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Tx } from '#db/database.ts';
import { deleteRows } from '#db/delete-rows.ts';
import {
  consultationCases,
  consultationEntries,
  consultationLessons,
  consultationPictures,
  consultationTexts,
} from '#db/schema/consultations.ts';

/** Deletes the pictures of a case; a job removes the files after the commit. */
export async function deletePicturesIn(tx: Tx, { now }: Pick<Ctx, 'now'>, caseId: string): Promise<void> {
  const pictures = await tx
    .delete(consultationPictures)
    .where(eq(consultationPictures.caseId, caseId))
    .returning({ hash: consultationPictures.hash });
  for (const { hash } of pictures) await enqueueJob(tx, now, REMOVE_PICTURE, { hash });
}

/** Deletes all text and pictures of a case; that there was one, and how long it took, stays. */
export async function eraseCaseIn(tx: Tx, ctx: Pick<Ctx, 'now'>, caseId: string): Promise<void> {
  await tx.delete(consultationTexts).where(eq(consultationTexts.caseId, caseId));
  await tx
    .update(consultationEntries)
    .set({ body: '', before: '' })
    .where(eq(consultationEntries.caseId, caseId));
  // A lesson that was never published is deleted with its case; a published one is kept.
  const unpublished = await tx
    .select({ id: consultationLessons.id })
    .from(consultationLessons)
    .where(
      and(
        eq(consultationLessons.caseId, caseId),
        inArray(consultationLessons.state, ['offered', 'declined']),
      ),
    );
  await deleteRows(tx, [{ table: consultationLessons, ids: unpublished.map(({ id }) => id) }]);
  await deletePicturesIn(tx, ctx, caseId);
  await tx.update(consultationCases).set({ erasedAt: ctx.now }).where(eq(consultationCases.id, caseId));
}
