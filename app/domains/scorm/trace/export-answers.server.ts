import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { streamAnswers } from '#app/domains/scorm/internal/attempt-answers.server.ts';
import { requireTracedPackage } from '#app/domains/scorm/internal/traced-package.server.ts';
import { csvLine } from '#app/platform/csv.ts';
import { readQuestionStatistics } from './read-question-statistics.server.ts';

/** A table for a spreadsheet, in UTF-8 with the mark that spreadsheets look for. Column names are not translated: programs read them. */
export async function exportAnswers(ctx: Ctx, packageId: string, kind: 'questions' | 'answers') {
  const { row } = await requireTracedPackage(ctx, packageId);
  const name = `${row.fileName.replace(/\.zip$/i, '').replace(/[^\w-]+/g, '-')}-${kind}.csv`;
  return { name, lines: kind === 'questions' ? questionLines(ctx, packageId) : answerLines(ctx, packageId) };
}

async function* questionLines(ctx: Ctx, packageId: string): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['part', 'question', 'description', 'type', 'answered', 'judged', 'correct', 'share_correct', 'mean_seconds', 'most_frequent_mistake', 'times'])}`;
  const { questions } = await readQuestionStatistics(ctx, packageId);
  for (const each of questions)
    yield csvLine([
      each.sco,
      each.id,
      each.description,
      each.type,
      each.asked,
      each.scored,
      each.correct,
      each.share === null ? '' : each.share.toFixed(4),
      each.meanSeconds === null ? '' : each.meanSeconds.toFixed(1),
      each.mistake?.response ?? '',
      each.mistake?.count ?? '',
    ]);
}

async function* answerLines(ctx: Ctx, packageId: string): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['learner', 'attempt_started', 'part', 'n', 'question', 'description', 'type', 'response', 'correct_pattern', 'result', 'weighting', 'latency'])}`;
  for await (const each of streamAnswers(ctx, packageId))
    yield csvLine([
      each.learner,
      each.startedAt.toISOString(),
      each.sco,
      each.n,
      each.id,
      each.description,
      each.type,
      each.response,
      each.correct,
      each.result,
      each.weighting,
      each.latency,
    ]);
}
