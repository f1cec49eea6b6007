import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Table } from '#app/platform/table-file.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { type CountedQuestion, DIMENSIONS, type EvaluationResults } from './evaluation-results.ts';
import { readEvaluationResults } from './read-evaluation-results.server.ts';

const text = (name: string) => ({ name, kind: 'text' as const });
const number = (name: string) => ({ name, kind: 'number' as const });

/** Counts of each answer, or the free words, as the page has them. Column names are not translated: programs read them. */
export async function exportEvaluations(
  ctx: Ctx,
  courseId: string,
  kind: 'counts' | 'words',
  locale: string,
): Promise<Table> {
  const { offer, ...results } = await readEvaluationResults(ctx, courseId, locale);
  return {
    name: `${offer.course.slug}-evaluation-${kind}`,
    timeZone: ctx.actor?.timeZone ?? DEFAULT_TIME_ZONE,
    ...(kind === 'counts'
      ? {
          columns: [...['by', 'group', 'question', 'answer'].map(text), ...['count', 'share'].map(number)],
          rows: countRows(results),
        }
      : { columns: [text('words')], rows: results.words.map((each) => [each]) }),
  };
}

function* countRows({ questions, groups }: EvaluationResults) {
  yield* rowsOf('all', '', questions);
  for (const by of DIMENSIONS)
    for (const { name, questions: own } of groups[by]) yield* rowsOf(by, name, own);
}

function* rowsOf(by: string, group: string, questions: CountedQuestion[]) {
  for (const { id, counts } of questions) {
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    for (const { answer, count } of counts)
      yield [by, group, id, answer, count, total === 0 ? null : (count / total).toFixed(4)];
  }
}
