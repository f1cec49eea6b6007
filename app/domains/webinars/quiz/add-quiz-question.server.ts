import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { QuizQuestionInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { webinarQuestions } from '#db/schema/webinars.ts';
import { listQuizQuestions } from './list-quiz-questions.server.ts';

/** Adds a question to the test of one's own webinar, or at a place of its recording. */
export async function addQuizQuestion(ctx: Ctx, courseId: string, raw: unknown): Promise<void> {
  const [offer] = await readOwnCourse(ctx, courseId);
  const { question, options, at } = QuizQuestionInput.parse(raw);
  const [minutes, seconds] = at.split(':').map(Number);
  const id = newId();
  const versionId = offer!.version.id;
  await ctx.db.transact(async (tx) => {
    const known = await listQuizQuestions(tx, versionId);
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
