import { z } from 'zod';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { listLengths } from '#app/domains/modules/internal/viewings.server.ts';
import { finishIfDoneIn } from '#app/domains/modules/progress/finish-if-done.server.ts';
import { PlayedInput, recordPlayedIn } from '#app/domains/modules/recordings/record-played.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { evaluateCourseIn } from '#app/domains/modules/progress/evaluate-course.server.ts';
import { openModuleIn } from '#app/domains/modules/progress/open-module.server.ts';

const SignalInput = z.object({ module: z.string().max(100), page: z.coerce.number().int().min(1).max(500) });
const isOfPlayer = (raw: unknown) => typeof raw === 'object' && raw !== null && 'recording' in raw;

/**
 * A page of one's own course is open and seen: time counts on, the place is kept, and a course that only lacked time may be complete.
 * The player of a recording says what it has played too, and hears how many per cent of it were played by now. Throws `module_locked` and
 * `not_found`.
 */
export async function recordStudySignal(
  ctx: Ctx,
  slug: string,
  raw: unknown,
): Promise<{ percent: number } | undefined> {
  const played = isOfPlayer(raw) ? PlayedInput.parse(raw) : null;
  const { module: moduleId, page } = SignalInput.parse(raw);
  const open = await requireOwnModule(ctx, slug, moduleId);
  const { registered, structure, module } = open;
  const { registration } = registered;
  const words = await readModuleWords(ctx.db.read, registration.versionId, module, structure.source);
  const lengths = played ? await listLengths(ctx.db.read, registration.versionId, played.recording) : [];
  if (played && lengths.length === 0) throw new DomainError('not_found');
  return ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    const place = { page: Math.min(page, Math.max(1, words.pages)) };
    await openModuleIn(tx, ctx as SignedInCtx, { registered, module, words }, place);
    const percent = played ? await recordPlayedIn(tx, ctx, registration.id, played, lengths) : null;
    const mayBeLast = played !== null && words.watch.some(({ file }) => file === played.recording);
    if (!mayBeLast || !(await finishIfDoneIn(tx, ctx as SignedInCtx, open, words)))
      await evaluateCourseIn(tx, ctx, registration.id);
    return percent === null ? undefined : { percent };
  });
}
