import { and, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { requireTranscript } from '#app/domains/modules/internal/transcripts.server.ts';
import { findViewing } from '#app/domains/modules/internal/viewings.server.ts';
import { evaluateCourseIn } from '#app/domains/modules/progress/evaluate-course.server.ts';
import { finishIfDoneIn } from '#app/domains/modules/progress/finish-if-done.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { moduleViewings } from '#db/schema/modules.ts';
import { transcriptReadyAt } from './transcript-time.ts';

/**
 * Somebody says that they have read the transcript of a recording: it stands for playing it. Throws `transcript_early` before the time that
 * it takes to read has passed since it was opened, `module_locked` and `not_found`.
 */
export async function confirmTranscript(
  ctx: Ctx,
  slug: string,
  moduleId: string,
  file: string,
): Promise<void> {
  const open = await requireOwnModule(ctx, slug, moduleId);
  const { registered, structure, module } = open;
  const { registration } = registered;
  const transcriptWords = await requireTranscript(ctx, open, file);
  const words = await readModuleWords(ctx.db.read, registration.versionId, module, structure.source);
  await ctx.db.transact(async (tx) => {
    const viewing = await findViewing(tx, registration.id, file);
    if (!viewing?.transcriptAt) throw new DomainError('not_found');
    if (viewing.transcriptReadAt) return;
    const readyAt = transcriptReadyAt(viewing.transcriptAt, transcriptWords);
    if (ctx.now < readyAt) throw new DomainError('transcript_early');
    await recordStudySignalIn(tx, registration, ctx.now, readyAt.getTime() - viewing.transcriptAt.getTime());
    await tx
      .update(moduleViewings)
      .set({ transcriptReadAt: ctx.now })
      .where(and(eq(moduleViewings.registrationId, registration.id), eq(moduleViewings.file, file)));
    await appendAudit(tx, ctx, 'modules.transcript-read', registration.id, { module: moduleId, file });
    if (!(await finishIfDoneIn(tx, ctx as SignedInCtx, open, words)))
      await evaluateCourseIn(tx, ctx, registration.id);
  });
}
