import { z } from 'zod';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { evaluateCourseIn } from '#app/domains/modules/progress/evaluate-course.server.ts';
import { openModuleIn } from '#app/domains/modules/progress/open-module.server.ts';

const SignalInput = z.object({ module: z.string().max(100), page: z.coerce.number().int().min(1).max(500) });

/**
 * A page of one's own course is open and seen: time counts on, the place is kept, and a course that only lacked time may be complete.
 * Throws `module_locked` and `not_found`.
 */
export async function recordStudySignal(ctx: Ctx, slug: string, raw: unknown): Promise<void> {
  const { module: moduleId, page } = SignalInput.parse(raw);
  const { registered, structure, module } = await requireOwnModule(ctx, slug, moduleId);
  const { registration } = registered;
  const words = await readModuleWords(ctx.db.read, registration.versionId, module, structure.source);
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    const place = { page: Math.min(page, Math.max(1, words.pages)) };
    await openModuleIn(tx, ctx as SignedInCtx, { registered, module, words }, place);
    await evaluateCourseIn(tx, ctx, registration.id);
  });
}
