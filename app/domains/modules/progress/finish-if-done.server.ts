import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { findAttemptIn, listAnswersOf } from '#app/domains/modules/internal/attempts.server.ts';
import { hasCompletedWebinar } from '#app/domains/modules/internal/live-sessions.server.ts';
import type { ModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { isWatchedIn } from '#app/domains/modules/internal/viewings.server.ts';
import { findState } from '#app/domains/modules/internal/progress.server.ts';
import type { Tx } from '#db/database.ts';
import { finishModuleIn } from './finish-module.server.ts';

/**
 * Finishes a module that is read, once all of its pages are and nothing else is left: its questions are answered, its recordings played as
 * far as it wants, its live session was completed. A set of questions is finished by its attempt, a package by what it says. In the unit of
 * the last step; the caller has authorised. Returns whether it is done now.
 */
export async function finishIfDoneIn(
  tx: Tx,
  ctx: SignedInCtx,
  own: OwnModule,
  { name, pages, watch }: ModuleWords,
): Promise<boolean> {
  const { registered, module } = own;
  if (module.kind === 'questions' || module.kind === 'package') return false;
  const state = await findState(tx, registered.registration.id, module.id);
  const all = Array.from({ length: Math.max(1, pages) }, (_, at) => at + 1);
  if (!state || !all.every((page) => state.read.includes(page))) return false;
  if (!(await isAnsweredIn(tx, own))) return false;
  if (!(await isWatchedIn(tx, registered.registration.id, watch))) return false;
  const completed = { name, result: { completion: true } };
  await finishModuleIn(tx, ctx, { registered, module }, null, completed);
  return true;
}

async function isAnsweredIn(tx: Tx, { registered, module }: OwnModule): Promise<boolean> {
  const { id, personId } = registered.registration;
  if (module.webinar) return hasCompletedWebinar(tx, personId, module.webinar);
  if (module.questions.length === 0) return true;
  const attempt = await findAttemptIn(tx, id, module.id);
  if (!attempt) return false;
  const answers = await listAnswersOf(tx, attempt.id);
  return module.questions.every((key) => answers.some(({ questionId }) => questionId === key.id));
}
