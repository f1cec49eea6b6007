import { isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { requireTranscript } from '#app/domains/modules/internal/transcripts.server.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { moduleViewings } from '#db/schema/modules.ts';

/**
 * Somebody begins to read the transcript of a recording instead of playing it; from now its time is counted, once. Throws `module_locked`
 * and `not_found`.
 */
export async function openTranscript(ctx: Ctx, slug: string, moduleId: string, file: string): Promise<void> {
  const open = await requireOwnModule(ctx, slug, moduleId);
  const { registration } = open.registered;
  await requireTranscript(ctx, open, file);
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    await tx
      .insert(moduleViewings)
      .values({ registrationId: registration.id, file, played: [], transcriptAt: ctx.now })
      .onConflictDoUpdate({
        target: [moduleViewings.registrationId, moduleViewings.file],
        set: { transcriptAt: ctx.now },
        setWhere: isNull(moduleViewings.transcriptAt),
      });
  });
}
