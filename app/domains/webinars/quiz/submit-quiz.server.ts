import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { evaluateAttendanceIn } from '#app/domains/webinars/attendance/evaluate-attendance.server.ts';
import { evaluateViewingIn } from '#app/domains/webinars/recordings/evaluate-viewing.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Limit, spendTry } from '#app/platform/limits.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { webinarTests } from '#db/schema/webinars.ts';
import { listQuizQuestions } from './list-quiz-questions.server.ts';

/** So that nobody finds the right answers by trying them all. */
const TRIES: Limit = { name: 'webinar-test', tries: 5, minutes: 60 };

/** Submits the quiz: answers how many were right, not which. Every attempt is kept, the best counts; five an hour. */
export async function submitQuiz(
  ctx: Ctx,
  registrationId: string,
  raw: Record<string, unknown>,
): Promise<{ right: number; asked: number }> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  const questions = await listQuizQuestions(ctx.db.read, registration.versionId);
  if (questions.length === 0) throw new DomainError('not_found');
  const answers: Record<string, number> = {};
  const missing: Record<string, 'choose_answer'> = {};
  for (const each of questions) {
    const chosen = stringOf(raw[each.id]);
    const choice = Number(chosen);
    // Nothing chosen is not the first option, although Number('') is 0.
    if (!/^\d$/.test(chosen) || choice >= each.options.length) missing[each.id] = 'choose_answer';
    else answers[each.id] = choice;
  }
  if (Object.keys(missing).length > 0) throw new DomainError('invalid', {}, missing);
  await spendTry(ctx.db, ctx.now, TRIES, registrationId);
  const right = questions.filter((each) => answers[each.id] === each.right).length;
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(webinarTests)
      .values({ id, registrationId, answers, right, asked: questions.length, at: ctx.now });
    await appendAudit(tx, ctx, 'webinars.test-submitted', id, { registrationId, right });
    if (!(await evaluateAttendanceIn(tx, ctx, registrationId)))
      await evaluateViewingIn(tx, ctx, registrationId);
  });
  return { right, asked: questions.length };
}
