import { and, eq, isNull } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import type { LanguageMap } from '#app/domains/modules/statements/question-definition.ts';
import { recordModuleIn } from '#app/domains/modules/statements/record-module.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleStates } from '#db/schema/modules.ts';
import { evaluateCourseIn } from './evaluate-course.server.ts';

/** Statement of a module that is completed: its title by language, and the result. */
type Completed = { name: LanguageMap; result: Record<string, unknown> };

/**
 * Marks a module as done, once, and evaluates the course. `score`: of its questions. `completed`: what is said of it; null where its
 * attempt has said so. In the unit that did what was left of it; the row of the module is there. The caller has authorised.
 */
export async function finishModuleIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module }: Pick<OwnModule, 'registered' | 'module'>,
  score: string | null,
  completed: Completed | null,
): Promise<void> {
  const { id: registrationId } = registered.registration;
  const [made] = await tx
    .update(moduleStates)
    .set({ doneAt: ctx.now })
    .where(
      and(
        eq(moduleStates.registrationId, registrationId),
        eq(moduleStates.moduleId, module.id),
        isNull(moduleStates.doneAt),
      ),
    )
    .returning();
  if (!made) return;
  if (completed) {
    const { name, result } = completed;
    await recordModuleIn(tx, ctx, { registered, module, name }, 'completed', { result });
  }
  await appendAudit(tx, ctx, 'modules.done', registrationId, {
    module: module.id,
    score,
  });
  await evaluateCourseIn(tx, ctx, registrationId);
}
