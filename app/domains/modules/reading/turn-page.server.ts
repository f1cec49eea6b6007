import { z } from 'zod';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { findState } from '#app/domains/modules/internal/progress.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { listModuleOutlines } from '#app/domains/modules/internal/texts.server.ts';
import { evaluateCourseIn } from '#app/domains/modules/progress/evaluate-course.server.ts';
import { finishIfDoneIn } from '#app/domains/modules/progress/finish-if-done.server.ts';
import { openModuleIn } from '#app/domains/modules/progress/open-module.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { readingMs } from './reading-time.ts';

export type Place = { moduleId: string; page: number };
const TurnInput = z.object({ page: z.coerce.number().int().min(1).max(500).catch(1) });

/**
 * A page was read to its end: it counts as read, and the place is what follows. A module whose pages are all read is done; one with
 * questions in its pages needs their answers too. Returns where to go on; null where nothing follows. Throws `module_locked` and
 * `not_found`.
 */
export async function turnPage(
  ctx: Ctx,
  slug: string,
  moduleId: string,
  raw: unknown,
): Promise<Place | null> {
  const open = await requireOwnModule(ctx, slug, moduleId);
  const { structure, registered, module } = open;
  const { page } = TurnInput.parse(raw);
  const { registration } = registered;
  const outlines = await listModuleOutlines(ctx.db.read, registration.versionId, moduleId);
  const outline = outlines.get(structure.source)!;
  const pages = Math.max(1, outline.pages.length);
  if (page > pages) throw new DomainError('not_found');
  const moduleWords = await readModuleWords(ctx.db.read, registration.versionId, module, structure.source);
  const words = outline.pages[page - 1]?.words ?? 0;
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now, readingMs(words));
    const state = await findState(tx, registration.id, moduleId);
    const read = [...new Set([...(state?.read ?? []), page])].sort((a, b) => a - b);
    const place = { page: Math.min(page + 1, pages), read };
    await openModuleIn(tx, ctx as SignedInCtx, { registered, module, words: moduleWords }, place);
    if (!(await finishIfDoneIn(tx, ctx as SignedInCtx, open, moduleWords)))
      await evaluateCourseIn(tx, ctx, registration.id);
  });
  if (page < pages) return { moduleId, page: page + 1 };
  const next = structure.modules[structure.modules.indexOf(module) + 1];
  return next ? { moduleId: next.id, page: 1 } : null;
}
