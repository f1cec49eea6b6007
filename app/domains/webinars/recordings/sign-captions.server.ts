import { and, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { recordingCaptions } from '#db/schema/webinars.ts';

/** A person has read them against the sound: only then are they shown. Of the revision that was read. */
export async function signCaptions(
  ctx: Ctx,
  webinarId: string,
  language: string,
  revision: number,
): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const { actor } = ctx as SignedInCtx;
  await ctx.db.transact(async (tx) => {
    const [signed] = await tx
      .update(recordingCaptions)
      .set({ signedAt: ctx.now, signedBy: actor.id })
      .where(
        and(
          eq(recordingCaptions.recordingId, recording.id),
          eq(recordingCaptions.language, language),
          eq(recordingCaptions.revision, revision),
        ),
      )
      .returning();
    if (!signed) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'webinars.captions-signed', recording.id, { language, revision });
  });
}
