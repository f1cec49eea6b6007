import { and, eq, isNull } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { type ModuleAttempt, listAnswersOf } from '#app/domains/modules/internal/attempts.server.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { finishModuleIn } from '#app/domains/modules/progress/finish-module.server.ts';
import { keepBestScoreIn } from '#app/domains/modules/progress/keep-best-score.server.ts';
import { recordModuleIn } from '#app/domains/modules/statements/record-module.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleAttempts } from '#db/schema/modules.ts';
import { drawnOf } from './attempt-rules.ts';
import { reaches, scoreOf } from './score.ts';

/**
 * Ends an attempt with its score and outcome: everything that was drawn has been answered, or its time is over, and what was not
 * answered is wrong. Once; the best score stays with the module. The caller has authorised.
 */
export async function endAttemptIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module }: Pick<OwnModule, 'registered' | 'module'>,
  attempt: ModuleAttempt,
  name: Record<string, string>,
): Promise<void> {
  const drawn = drawnOf(attempt, module);
  const answers = (await listAnswersOf(tx, attempt.id)).filter(({ questionId }) =>
    drawn.includes(questionId),
  );
  const right = answers.filter(({ correct }) => correct).length;
  const score = scoreOf(right, drawn.length);
  const isPassed =
    module.pass === undefined || (drawn.length > 0 && reaches(right, drawn.length, module.pass));
  const outcome = module.pass === undefined ? 'done' : isPassed ? 'passed' : 'failed';
  const endedAt = attempt.dueAt && ctx.now > attempt.dueAt ? attempt.dueAt : ctx.now;
  const [ended] = await tx
    .update(moduleAttempts)
    .set({ endedAt, score, outcome })
    .where(and(eq(moduleAttempts.id, attempt.id), isNull(moduleAttempts.endedAt)))
    .returning();
  if (!ended) return;
  const { id: registrationId } = registered.registration;
  await keepBestScoreIn(tx, registrationId, module.id, score);
  await appendAudit(tx, ctx, 'modules.attempt-ended', attempt.id, { module: module.id, score, outcome });
  const result = {
    completion: true,
    ...(module.pass === undefined ? {} : { success: isPassed }),
    score: {
      scaled: Number(score),
      ...(drawn.length > 0 ? { raw: right, min: 0, max: drawn.length } : {}),
    },
    duration: `PT${Math.round((endedAt.getTime() - attempt.startedAt.getTime()) / 1000)}S`,
  };
  const verb = outcome === 'done' ? 'completed' : outcome;
  await recordModuleIn(tx, ctx, { registered, module, name }, verb, { result, attemptId: attempt.id });
  if (isPassed) await finishModuleIn(tx, ctx, { registered, module }, score, null);
}
