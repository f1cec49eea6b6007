import { and, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Limit, spendTry } from '#app/platform/limits.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { webinarQuestions, webinarTests } from '#db/schema/webinars.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { readOwnCourse } from '../catalogue/read-course.server.ts';
import { requireOwnRegistration } from '../learning/registrations.server.ts';
import { judgeSeatIn, judgeViewerIn, listTest } from './evidence.server.ts';
import { TestQuestionInput } from './schemas.ts';

/** Adds a question to the test of one's own webinar, or at a place of its recording. */
export async function addTestQuestion(ctx: Ctx, courseId: string, raw: unknown): Promise<void> {
  const [offer] = await readOwnCourse(ctx, courseId);
  const { question, options, at } = TestQuestionInput.parse(raw);
  const [minutes, seconds] = at.split(':').map(Number);
  const id = newId();
  const versionId = offer!.version.id;
  await ctx.db.transact(async (tx) => {
    const known = await listTest(tx, versionId);
    await tx.insert(webinarQuestions).values({
      id,
      versionId,
      number: (known.at(-1)?.number ?? 0) + 1,
      question,
      options: options.map((each) => each.replace(/^\*\s*/, '')),
      right: options.findIndex((each) => each.startsWith('*')),
      atSeconds: at ? minutes! * 60 + seconds! : null,
    });
    await appendAudit(tx, ctx, 'webinars.question-added', id, { courseId, question, options });
  });
}

export async function dropTestQuestion(ctx: Ctx, courseId: string, id: string): Promise<void> {
  const [offer] = await readOwnCourse(ctx, courseId);
  await ctx.db.transact(async (tx) => {
    const [gone] = await tx
      .delete(webinarQuestions)
      .where(and(eq(webinarQuestions.id, id), eq(webinarQuestions.versionId, offer!.version.id)))
      .returning();
    if (!gone) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'webinars.question-dropped', id, { courseId });
  });
}

/** So that nobody finds the right answers by trying them all. */
const TRIES: Limit = { name: 'webinar-test', tries: 5, minutes: 60 };

/** Hands a test in: how many were right is told, not which. Every try is kept, the best one stands; five an hour. */
export async function submitTest(
  ctx: Ctx,
  registrationId: string,
  raw: Record<string, unknown>,
): Promise<{ right: number; asked: number }> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  const questions = await listTest(ctx.db.read, registration.versionId);
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
    if (!(await judgeSeatIn(tx, ctx, registrationId))) await judgeViewerIn(tx, ctx, registrationId);
  });
  return { right, asked: questions.length };
}
