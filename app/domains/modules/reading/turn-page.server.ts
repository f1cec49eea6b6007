import { z } from 'zod';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { findAttemptIn, listAnswersOf } from '#app/domains/modules/internal/attempts.server.ts';
import { type OwnModule, requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { findState } from '#app/domains/modules/internal/progress.server.ts';
import { findText } from '#app/domains/modules/internal/texts.server.ts';
import { evaluateCourseIn } from '#app/domains/modules/progress/evaluate-course.server.ts';
import { finishModuleIn } from '#app/domains/modules/progress/finish-module.server.ts';
import { hasCompletedWebinar } from '#app/domains/modules/internal/live-sessions.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { moduleStates } from '#db/schema/modules.ts';
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
  const text = await findText(ctx.db.read, registration.versionId, moduleId, structure.source);
  const pages = Math.max(1, text!.pages.length);
  if (page > pages) throw new DomainError('not_found');
  const name = { [structure.source]: text!.title };
  const words = text!.pages[page - 1]?.words ?? 0;
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now, readingMs(words));
    const state = await findState(tx, registration.id, moduleId);
    const read = [...new Set([...(state?.read ?? []), page])].sort((a, b) => a - b);
    const place = { page: Math.min(page + 1, pages), placedAt: ctx.now, read };
    await tx
      .insert(moduleStates)
      .values({ registrationId: registration.id, moduleId, ...place })
      .onConflictDoUpdate({ target: [moduleStates.registrationId, moduleStates.moduleId], set: place });
    const isDone = module.kind !== 'questions' && read.length >= pages && (await isAllDoneIn(tx, open));
    if (isDone) await finishModuleIn(tx, ctx as SignedInCtx, { registered, module, name });
    else await evaluateCourseIn(tx, ctx, registration.id);
  });
  if (page < pages) return { moduleId, page: page + 1 };
  const next = structure.modules[structure.modules.indexOf(module) + 1];
  return next ? { moduleId: next.id, page: 1 } : null;
}

/** Whether nothing but reading was left: questions in the pages of a lesson or a case are answered, a live session was completed. */
async function isAllDoneIn(tx: Tx, { registered, module }: OwnModule): Promise<boolean> {
  if (module.webinar) return hasCompletedWebinar(tx, registered.registration.personId, module.webinar);
  if (module.questions.length === 0) return true;
  const attempt = await findAttemptIn(tx, registered.registration.id, module.id);
  if (!attempt) return false;
  const answers = await listAnswersOf(tx, attempt.id);
  return module.questions.every(({ id }) => answers.some(({ questionId }) => questionId === id));
}
