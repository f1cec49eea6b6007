import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import {
  type ModuleAttempt,
  findAttemptIn,
  insertAnswerIn,
  listAnswersOf,
} from '#app/domains/modules/internal/attempts.server.ts';
import { type OwnModule, requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { type ModuleWords, readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { finishIfDoneIn } from '#app/domains/modules/progress/finish-if-done.server.ts';
import { openModuleIn } from '#app/domains/modules/progress/open-module.server.ts';
import { recordAnswerIn } from '#app/domains/modules/statements/record-answer.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleAttempts } from '#db/schema/modules.ts';
import { drawnOf, isOver as isTimeOver } from './attempt-rules.ts';
import { endAttemptIn } from './end-attempt.server.ts';
import { isRight } from './mark-answer.ts';
import { type AnswerValues, readResponse } from './read-response.ts';

/**
 * Marks an answer and keeps it: each question of an attempt is answered once, and sent again the same answer changes nothing. The last
 * one ends the attempt, and is answered with `isOver`. Questions of a lesson or a case have one attempt, which the first answer begins. Throws `answer_given` for
 * another answer, `time_over`, `attempt_none` where none runs, `not_found` for a question that was not drawn.
 */
export async function answerQuestion(
  ctx: Ctx,
  slug: string,
  moduleId: string,
  questionId: string,
  values: AnswerValues,
): Promise<{ isOver: boolean }> {
  const open = await requireOwnModule(ctx, slug, moduleId);
  const { registered, module, structure } = open;
  const { registration } = registered;
  const key = module.questions.find(({ id }) => id === questionId);
  if (!key) throw new DomainError('not_found');
  const read = readResponse(key, values);
  if ('fields' in read) throw new DomainError('invalid', {}, read.fields);
  const { response } = read;
  const words = await readModuleWords(ctx.db.read, registration.versionId, module, structure.source);
  const { name } = words;
  const correct = isRight(key, response, words.accepted.get(questionId));
  const language = Object.hasOwn(name, registration.language) ? registration.language : structure.source;
  const newAttemptId = newId();
  return ctx.db.transact(async (tx) => {
    const attempt = await requireAttemptIn(tx, ctx as SignedInCtx, { ...open, words }, newAttemptId);
    // A lesson or a case asks all that it has, whatever it had when it was begun.
    if (module.kind === 'questions' && !attempt.drawn.includes(questionId))
      throw new DomainError('not_found');
    const answers = await listAnswersOf(tx, attempt.id);
    const given = answers.find((each) => each.questionId === questionId);
    if (given) {
      if (given.response.join('\n') === response.join('\n')) return { isOver: false };
      throw new DomainError('answer_given');
    }
    if (isTimeOver(attempt, ctx.now)) throw new DomainError('time_over');
    await recordStudySignalIn(tx, registration, ctx.now);
    const answer = { key, response, correct, language, attemptId: attempt.id };
    await insertAnswerIn(tx, { questionId, ...answer, at: ctx.now });
    await recordAnswerIn(tx, ctx as SignedInCtx, { ...open, words }, answer);
    const answered = [questionId, ...answers.map((each) => each.questionId)];
    if (module.kind !== 'questions') await finishIfDoneIn(tx, ctx as SignedInCtx, open, words);
    const isOver =
      module.kind === 'questions' && drawnOf(attempt, module).every((id) => answered.includes(id));
    if (isOver) await endAttemptIn(tx, ctx as SignedInCtx, open, attempt, name);
    return { isOver };
  });
}

async function requireAttemptIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module, words }: OwnModule & { words: ModuleWords },
  id: string,
): Promise<ModuleAttempt> {
  const registrationId = registered.registration.id;
  const running = await findAttemptIn(tx, registrationId, module.id);
  if (running) return running;
  if (module.kind === 'questions') throw new DomainError('attempt_none');
  await openModuleIn(tx, ctx, { registered, module, words }, null);
  const drawn = module.questions.map((key) => key.id);
  const [begun] = await tx
    .insert(moduleAttempts)
    .values({ id, registrationId, moduleId: module.id, number: 1, drawn, startedAt: ctx.now })
    .returning();
  await appendAudit(tx, ctx, 'modules.attempt-started', id, { registrationId, module: module.id });
  return begun!;
}
