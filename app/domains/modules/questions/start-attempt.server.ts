import { randomInt } from 'node:crypto';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { findAttemptIn, listAnswersOf } from '#app/domains/modules/internal/attempts.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { openModuleIn } from '#app/domains/modules/progress/open-module.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { moduleAttempts } from '#db/schema/modules.ts';
import { dueAt, isAnswered, isOver, nextAttempt } from './attempt-rules.ts';
import { drawQuestions } from './draw-questions.ts';
import { endAttemptIn } from './end-attempt.server.ts';

const random = () => randomInt(2 ** 32) / 2 ** 32;

/**
 * Begins an attempt at the questions of a module, with its draw; one that runs goes on, and one in which nothing is left to answer ends,
 * so that its result is seen first. Throws `attempts_spent`, `attempt_waits`,
 * `module_locked` and `not_found`.
 */
export async function startAttempt(ctx: Ctx, slug: string, moduleId: string): Promise<void> {
  const open = await requireOwnModule(ctx, slug, moduleId);
  const { registered, module, structure } = open;
  if (module.kind !== 'questions') throw new DomainError('not_found');
  const { registration } = registered;
  const [id, drawn] = [newId(), drawQuestions(module, random)];
  const words = await readModuleWords(ctx.db.read, registration.versionId, module, structure.source);
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    await openModuleIn(tx, ctx as SignedInCtx, { registered, module, words }, { page: 1 });
    let last = await findAttemptIn(tx, registration.id, moduleId);
    if (last && last.endedAt === null) {
      const isLate = isOver(last, ctx.now);
      const mayEnd = isLate || isAnswered(last, module, await listAnswersOf(tx, last.id));
      if (mayEnd) await endAttemptIn(tx, ctx as SignedInCtx, open, last, words.name);
      if (!isLate) return;
      last = await findAttemptIn(tx, registration.id, moduleId);
    }
    const next = nextAttempt(module, last, ctx.now);
    if (next.code === 'running') return;
    if (next.code === 'spent') throw new DomainError('attempts_spent', { attempts: module.attempts! });
    if (next.code === 'wait')
      throw new DomainError('attempt_waits', {
        hours: Math.ceil((next.until.getTime() - ctx.now.getTime()) / HOUR_MS),
      });
    await tx.insert(moduleAttempts).values({
      id,
      registrationId: registration.id,
      moduleId,
      number: (last?.number ?? 0) + 1,
      drawn,
      startedAt: ctx.now,
      dueAt: dueAt(module, ctx.now),
    });
    await appendAudit(tx, ctx, 'modules.attempt-started', id, {
      registrationId: registration.id,
      module: moduleId,
      drawn,
    });
  });
}
