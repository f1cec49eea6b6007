import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { ModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import type { Response } from '#app/domains/modules/questions/mark-answer.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Tx } from '#db/database.ts';
import { attemptExtension, courseActivity, moduleActivity, questionActivity } from './activities.ts';
import { interactionResponse } from './interaction.ts';

type Answered = {
  key: QuestionKey;
  response: Response;
  correct: boolean;
  language: string;
  attemptId: string;
};

/**
 * Records an answer in the unit that keeps it. The right answer is part of the definition: nothing of this is stored before the
 * question was answered, and every reader of the statement also sees whether the answer was right. The caller has authorised.
 */
export async function recordAnswerIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module, words }: Pick<OwnModule, 'registered' | 'module'> & { words: ModuleWords },
  { key, response, correct, language, attemptId }: Answered,
): Promise<void> {
  const { id, courseId } = registered.registration;
  const { name, ...definition } = words.questions.get(key.id)!;
  const said = interactionResponse(key, response);
  await recordStatementIn(tx, ctx, {
    actor: ctx.actor.opaqueId,
    verb: 'answered',
    activity: questionActivity(courseId, module.id, key.id),
    name,
    type: 'cmi.interaction',
    definition,
    registration: id,
    parent: moduleActivity(courseId, module.id),
    grouping: courseActivity(courseId),
    result: { success: correct, ...(said === undefined ? {} : { response: said }) },
    context: { language, ...attemptExtension(attemptId) },
  });
}
