import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { listModuleOutlines } from '#app/domains/modules/internal/texts.server.ts';
import { evaluateCourseIn } from '#app/domains/modules/progress/evaluate-course.server.ts';
import { moduleStates } from '#db/schema/modules.ts';

const SignalInput = z.object({ module: z.string().max(100), page: z.coerce.number().int().min(1).max(500) });

/**
 * A page of one's own course is open and seen: time counts on, the place is kept, and a course that only lacked time may be complete.
 * Throws `module_locked` and `not_found`.
 */
export async function recordStudySignal(ctx: Ctx, slug: string, raw: unknown): Promise<void> {
  const { module: moduleId, page } = SignalInput.parse(raw);
  const { registered, structure } = await requireOwnModule(ctx, slug, moduleId);
  const { registration } = registered;
  const outlines = await listModuleOutlines(ctx.db.read, registration.versionId, moduleId);
  const pages = Math.max(1, outlines.get(structure.source)!.pages.length);
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    const place = { page: Math.min(page, pages), placedAt: ctx.now };
    await tx
      .insert(moduleStates)
      .values({ registrationId: registration.id, moduleId, ...place, read: [] })
      .onConflictDoUpdate({ target: [moduleStates.registrationId, moduleStates.moduleId], set: place });
    await evaluateCourseIn(tx, ctx, registration.id);
  });
}
