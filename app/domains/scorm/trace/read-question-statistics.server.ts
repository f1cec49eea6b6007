import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { streamAttemptAnswers } from '#app/domains/scorm/internal/attempt-answers.server.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import { requireTracedPackage } from '#app/domains/scorm/internal/traced-package.server.ts';
import { firstAnswers } from './answers.ts';
import { QuestionStatistics } from './question-statistics.ts';

/** How hard each question was, over all attempts, by first answers. */
export async function readQuestionStatistics(ctx: Ctx, packageId: string) {
  const { title, row, own } = await requireTracedPackage(ctx, packageId);
  const { points } = await readPackageContents(ctx.db.read, packageId);
  const questions = new QuestionStatistics();
  let attempts = 0;
  let last = '';
  for await (const { id, sco, answers } of streamAttemptAnswers(ctx, packageId, row.standard)) {
    if (answers.length > 0 && id !== last) attempts++;
    if (answers.length > 0) last = id;
    questions.add(sco, firstAnswers(answers));
  }
  const titleOf = new Map(points.map((point) => [point.sco, point.title]));
  const list = questions.list().map((each) => ({ ...each, partTitle: titleOf.get(each.part) ?? each.part }));
  return { title, own, parts: points.length, attempts, questions: list };
}
