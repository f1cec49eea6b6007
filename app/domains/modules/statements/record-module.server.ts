import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Verb } from '#app/domains/xapi/statements/verbs.ts';
import type { Tx } from '#db/database.ts';
import { attemptExtension, courseActivity, languageIn, moduleActivity } from './activities.ts';
import type { LanguageMap } from './question-definition.ts';

/** Records a statement about a module, in the unit that it describes. `name`: its title by language. The caller has decided that it happened. */
export async function recordModuleIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module, name }: Pick<OwnModule, 'registered' | 'module'> & { name: LanguageMap },
  verb: Verb,
  { result, attemptId }: { result?: Record<string, unknown>; attemptId?: string } = {},
): Promise<void> {
  const { id, courseId, language } = registered.registration;
  await recordStatementIn(tx, ctx, {
    actor: ctx.actor.opaqueId,
    verb,
    activity: moduleActivity(courseId, module.id),
    name,
    type: module.questions.length > 0 ? 'assessment' : 'module',
    registration: id,
    parent: courseActivity(courseId),
    context: { ...languageIn(name, language), ...attemptExtension(attemptId) },
    ...(result ? { result } : {}),
  });
}
