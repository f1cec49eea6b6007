import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { openModuleIn } from '#app/domains/modules/progress/open-module.server.ts';
import { recordReflectionIn } from '#app/domains/modules/statements/record-reflection.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { optionalText } from '#app/platform/form-fields.ts';
import { moduleReflections } from '#db/schema/modules.ts';

const ReflectionInput = z.object({ prompt: z.string().max(100), text: optionalText(10_000) });

/** Saves the learner's private reflection; nobody else can read it. Throws `module_locked` and `not_found`. */
export async function writeReflection(ctx: Ctx, slug: string, moduleId: string, raw: unknown): Promise<void> {
  const { registered, structure, module } = await requireOwnModule(ctx, slug, moduleId);
  const { prompt: promptId, text } = ReflectionInput.parse(raw);
  const { registration } = registered;
  const words = await readModuleWords(ctx.db.read, registration.versionId, module, structure.source);
  if (!words.reflections.has(promptId)) throw new DomainError('not_found');
  const own = and(
    eq(moduleReflections.registrationId, registration.id),
    eq(moduleReflections.promptId, promptId),
  );
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    await openModuleIn(tx, ctx as SignedInCtx, { registered, module, words }, null);
    const [before] = await tx.select({ text: moduleReflections.text }).from(moduleReflections).where(own);
    await tx
      .insert(moduleReflections)
      .values({ registrationId: registration.id, promptId, text, at: ctx.now })
      .onConflictDoUpdate({
        target: [moduleReflections.registrationId, moduleReflections.promptId],
        set: { text, at: ctx.now },
      });
    // That it was written, and nothing of what.
    if (text !== '' && (before?.text ?? '') === '')
      await recordReflectionIn(tx, ctx as SignedInCtx, { registered, module, words }, promptId);
    await appendAudit(tx, ctx, 'modules.reflected', registration.id, { module: moduleId, prompt: promptId });
  });
}
