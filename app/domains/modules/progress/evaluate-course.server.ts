import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isTimeAllThatMayMiss } from '#app/domains/learning/completion/completion-rule.ts';
import { evaluateCompletionIn } from '#app/domains/learning/completion/evaluate-completion.server.ts';
import { findIncompleteRegistrationIn } from '#app/domains/learning/completion/find-incomplete-registration.server.ts';
import { listStates, progressIn } from '#app/domains/modules/internal/progress.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { readCountedMs } from '#app/domains/scorm/attempts/read-counted-ms.server.ts';
import type { Tx } from '#db/database.ts';
import { courseFacts } from './course-facts.ts';

/** Evaluates completion by what is done, in the unit that did it. The caller has authorised. */
export async function evaluateCourseIn(tx: Tx, ctx: Ctx, registrationId: string): Promise<void> {
  const open = await findIncompleteRegistrationIn(tx, registrationId);
  if (!open) return;
  const { registration, rule } = open;
  const structure = await readStructureOf(tx, registration.versionId, true);
  const states = await listStates(tx, registrationId);
  const facts = {
    ...courseFacts(structure, progressIn(states)),
    startedAt: registration.createdAt,
    test: null,
  };
  if (facts.completionStatus !== 'completed' || !isTimeAllThatMayMiss(rule, facts)) return;
  const countedMs = await readCountedMs(tx, registrationId, registration.personId);
  await evaluateCompletionIn(
    tx,
    ctx,
    open,
    { ...facts, countedMs },
    {
      kind: 'modules',
      language: registration.language,
      modules: states.flatMap(({ moduleId: id, doneAt, score }) =>
        doneAt ? [{ id, doneAt: doneAt.toISOString(), score }] : [],
      ),
    },
  );
}
