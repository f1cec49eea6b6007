import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { ModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Tx } from '#db/database.ts';
import { courseActivity, languageIn, moduleActivity, reflectionActivity } from './activities.ts';

/** Records that a reflection was written, without its text, which is private; in the unit that keeps it. The caller has authorised. */
export async function recordReflectionIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module, words }: Pick<OwnModule, 'registered' | 'module'> & { words: ModuleWords },
  promptId: string,
): Promise<void> {
  const { id, courseId, language } = registered.registration;
  const { name, ...definition } = words.reflections.get(promptId)!;
  await recordStatementIn(tx, ctx, {
    actor: ctx.actor.opaqueId,
    verb: 'completed',
    activity: reflectionActivity(courseId, module.id, promptId),
    name,
    type: 'cmi.interaction',
    definition,
    registration: id,
    parent: moduleActivity(courseId, module.id),
    grouping: courseActivity(courseId),
    result: { completion: true },
    context: languageIn(words.name, language),
  });
}
