import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { streamAnswers } from '#app/domains/scorm/internal/attempt-answers.server.ts';
import { requireTracedPackage } from '#app/domains/scorm/internal/traced-package.server.ts';
import type { Table } from '#app/platform/table-file.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { readQuestionStatistics } from './read-question-statistics.server.ts';

const text = (name: string) => ({ name, kind: 'text' as const });
const number = (name: string) => ({ name, kind: 'number' as const });

const QUESTION_COLUMNS: Table['columns'] = [
  ...['part', 'question', 'description', 'type'].map(text),
  ...['answered', 'judged', 'correct', 'share_correct', 'mean_seconds'].map(number),
  text('most_frequent_mistake'),
  ...['times', 'discrimination'].map(number),
];

const ANSWER_COLUMNS: Table['columns'] = [
  text('learner'),
  { name: 'attempt_started', kind: 'instant' },
  text('part'),
  number('n'),
  ...['question', 'description', 'type', 'response', 'correct_pattern', 'result'].map(text),
  number('weighting'),
  text('latency'),
];

/** Questions of a package, or all answers to them, as a table. Column names are not translated: programs read them. */
export async function exportAnswers(
  ctx: Ctx,
  packageId: string,
  kind: 'questions' | 'answers',
): Promise<Table> {
  const { row } = await requireTracedPackage(ctx, packageId);
  return {
    name: `${row.fileName.replace(/\.zip$/i, '').replace(/[^\w-]+/g, '-')}-${kind}`,
    timeZone: ctx.actor?.timeZone ?? DEFAULT_TIME_ZONE,
    ...(kind === 'questions'
      ? { columns: QUESTION_COLUMNS, rows: questionRows(ctx, packageId) }
      : { columns: ANSWER_COLUMNS, rows: answerRows(ctx, packageId) }),
  };
}

async function* questionRows(ctx: Ctx, packageId: string) {
  const { questions } = await readQuestionStatistics(ctx, packageId);
  for (const each of questions)
    yield [
      each.part,
      each.id,
      each.description,
      each.type,
      each.asked,
      each.scored,
      each.correct,
      each.share === null ? null : each.share.toFixed(4),
      each.meanSeconds === null ? null : each.meanSeconds.toFixed(1),
      each.mistakes[0]?.response ?? null,
      each.mistakes[0]?.count ?? null,
      each.discrimination === null ? null : each.discrimination.toFixed(4),
    ];
}

async function* answerRows(ctx: Ctx, packageId: string) {
  for await (const each of streamAnswers(ctx, packageId))
    yield [
      each.learner,
      each.startedAt,
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
    ];
}
