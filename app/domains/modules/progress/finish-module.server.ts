import { and, eq, isNull } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleStates } from '#db/schema/modules.ts';
import { evaluateCourseIn } from './evaluate-course.server.ts';

type Finished = Pick<OwnModule, 'registered' | 'module'> & { name: Record<string, string> };

/**
 * Marks a module as done, once, with its statement, and evaluates the course. `score`: of its questions. In the unit that did what was
 * left of it; the row of the module is there. The caller has authorised.
 */
export async function finishModuleIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module, name }: Finished,
  score: string | null = null,
): Promise<void> {
  const { id: registrationId, courseId } = registered.registration;
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
  await recordStatementIn(tx, ctx, {
    actor: ctx.actor.opaqueId,
    verb: module.pass === undefined ? 'completed' : 'passed',
    activity: `/activities/courses/${courseId}/modules/${module.id}`,
    name,
    type: module.questions.length > 0 ? 'assessment' : 'module',
    registration: registrationId,
    result: {
      completion: true,
      ...(score === null ? {} : { score: { scaled: Number(score) }, success: true }),
    },
  });
  await appendAudit(tx, ctx, 'modules.done', registrationId, { module: module.id, score });
  await evaluateCourseIn(tx, ctx, registrationId);
}
