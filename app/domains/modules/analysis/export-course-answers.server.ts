import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireAnalysedCourse } from '#app/domains/modules/internal/analysed-course.server.ts';
import { streamFirstAttempts } from '#app/domains/modules/internal/first-attempts.server.ts';
import type { Table } from '#app/platform/table-file.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { type Analysis, readAnalysis } from './read-analysis.server.ts';

const text = (name: string) => ({ name, kind: 'text' as const });
const number = (name: string) => ({ name, kind: 'number' as const });

const QUESTION_COLUMNS: Table['columns'] = [
  ...['part', 'question', 'description', 'type', 'language'].map(text),
  ...['answered', 'correct', 'share_correct', 'discrimination'].map(number),
  text('mistakes'),
];
const ANSWER_COLUMNS: Table['columns'] = [
  text('learner'),
  { name: 'attempt_started', kind: 'instant' },
  ...['part', 'question', 'type', 'language', 'response', 'result'].map(text),
];

/**
 * Questions of a version, or the answers of first attempts, as a table; like the page they tell nothing of groups that are too small. Column
 * names are not translated: programs read them. Throws `not_found`.
 */
export async function exportCourseAnswers(
  ctx: Ctx,
  courseId: string,
  versionId: string | null,
  kind: 'questions' | 'answers',
  locale: string,
): Promise<Table> {
  const analysis = await readAnalysis(ctx, courseId, versionId, locale);
  const { structure } = await requireAnalysedCourse(ctx, courseId, analysis.versionId);
  return {
    name: `${structure.slug}-${kind}`,
    timeZone: ctx.actor?.timeZone ?? DEFAULT_TIME_ZONE,
    ...(kind === 'questions'
      ? { columns: QUESTION_COLUMNS, rows: questionRows(analysis) }
      : { columns: ANSWER_COLUMNS, rows: answerRows(ctx, analysis) }),
  };
}

async function* questionRows({ questions }: Analysis) {
  for (const { moduleId, id, text: asked, kind, counted, languages } of questions)
    for (const each of [{ language: '', counted }, ...languages]) {
      if (!each.counted) continue;
      const { asked: answered, correct, share, discrimination, mistakes } = each.counted;
      yield [
        moduleId,
        id,
        asked,
        kind,
        each.language,
        answered,
        correct,
        share === null ? null : share.toFixed(4),
        discrimination === null ? null : discrimination.toFixed(4),
        mistakes.map(({ response, count }) => `${response}: ${count}`).join('; '),
      ];
    }
}

async function* answerRows(ctx: Ctx, { courseId, versionId, questions }: Analysis) {
  const { structure } = await requireAnalysedCourse(ctx, courseId, versionId);
  const counted = questions.filter(({ counted }) => counted !== null);
  const shown = new Set(counted.map(({ moduleId, id }) => `${moduleId} ${id}`));
  // A learner has one name in all rows: where a language is hidden for one question, it is for all.
  const hidden = new Set(
    counted
      .flatMap(({ languages }) => languages)
      .filter(({ counted }) => counted === null)
      .map(({ language }) => language),
  );
  for await (const { learner, startedAt, module, answers } of streamFirstAttempts(
    ctx.db.read,
    versionId,
    structure,
  ))
    for (const { questionId, response, correct, language } of answers)
      if (shown.has(`${module.id} ${questionId}`))
        yield [
          learner,
          startedAt,
          module.id,
          questionId,
          module.questions.find(({ id }) => id === questionId)!.kind,
          hidden.has(language) ? '' : language,
          response.join('; '),
          correct ? 'correct' : 'incorrect',
        ];
}
