import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { optionalText } from '#app/platform/form-fields.ts';
import { moduleReflections } from '#db/schema/modules.ts';

const ReflectionInput = z.object({ prompt: z.string().max(100), text: optionalText(10_000) });

/** Keeps what somebody writes for themselves; nobody else reads it. Throws `module_locked` and `not_found`. */
export async function writeReflection(ctx: Ctx, slug: string, moduleId: string, raw: unknown): Promise<void> {
  const { registered } = await requireOwnModule(ctx, slug, moduleId);
  const { prompt: promptId, text } = ReflectionInput.parse(raw);
  const { registration } = registered;
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    await tx
      .insert(moduleReflections)
      .values({ registrationId: registration.id, promptId, text, at: ctx.now })
      .onConflictDoUpdate({
        target: [moduleReflections.registrationId, moduleReflections.promptId],
        set: { text, at: ctx.now },
      });
    // That it was written, and nothing of what.
    await appendAudit(tx, ctx, 'modules.reflected', registration.id, { module: moduleId, prompt: promptId });
  });
}
