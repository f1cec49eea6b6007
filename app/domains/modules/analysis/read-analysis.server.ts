import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readVersion } from '#app/domains/catalogue/versions/read-version.server.ts';
import {
  type AnalysedCourse,
  requireAnalysedCourse,
} from '#app/domains/modules/internal/analysed-course.server.ts';
import {
  countRunningAttempts,
  streamFirstAttempts,
} from '#app/domains/modules/internal/first-attempts.server.ts';
import type { ModuleAnswer } from '#app/domains/modules/internal/attempts.server.ts';
import { listTexts } from '#app/domains/modules/internal/texts.server.ts';
import { mistakesOf } from '#app/domains/modules/questions/mistakes-of.ts';
import { pickLanguage } from '#app/domains/modules/reading/pick-language.ts';
import type { Module, QuestionKey, QuestionText } from '#app/domains/modules/types.ts';
import {
  type FirstAnswer,
  type QuestionStatistic,
  QuestionStatistics,
} from '#app/domains/scorm/trace/question-statistics.ts';
import { formatFor } from '#app/i18n/format.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { MIN_GROUP_SIZE, suppressSmallGroups } from '#app/platform/small-groups.ts';
import { type AnalysisWords, mistakeWords, stemWords, wrongOptions } from './question-words.ts';

export type AnalysedQuestion = {
  moduleId: string;
  /** Title of the module, and what is asked; both in `language`. */
  part: string;
  id: string;
  kind: QuestionKey['kind'];
  text: string;
  language: string;
  /** Null where too few have answered to show anything. Mistakes are in words. */
  counted: QuestionStatistic | null;
  /** In which it was answered; null where its group is too small, or would give away another that is. */
  languages: { language: string; counted: QuestionStatistic | null }[];
};
export type Analysis = Omit<AnalysedCourse, 'structure'> & {
  title: string;
  /** First attempts that have not ended, whose answers do not count yet. */
  running: number;
  questions: AnalysedQuestion[];
};

/**
 * How hard each question of a version of a native course was, by the first attempts of its learners, the hardest first. `locale`: of the reader.
 * Throws `not_found`.
 */
export async function readAnalysis(
  ctx: Ctx,
  courseId: string,
  wished: string | null,
  locale: string,
): Promise<Analysis> {
  const { structure, ...analysed } = await requireAnalysedCourse(ctx, courseId, wished);
  const { read } = ctx.db;
  const all = new QuestionStatistics();
  const byLanguage = new Map<string, QuestionStatistics>();
  for await (const { module, answers } of streamFirstAttempts(read, analysed.versionId, structure)) {
    const first = answers.map((answer) => ({ ...firstAnswer(module, answer), language: answer.language }));
    all.add(module.id, first);
    for (const language of new Set(first.map((each) => each.language))) {
      const own = byLanguage.get(language) ?? new QuestionStatistics();
      byLanguage.set(language, own);
      own.add(
        module.id,
        first,
        first.filter((each) => each.language === language),
      );
    }
  }
  const total = all.list();
  const languages = [...byLanguage].sort(([a], [b]) => a.localeCompare(b));
  const lists = languages.map(([language, statistics]) => ({ language, list: statistics.list() }));
  const texts = await listTexts(read, analysed.versionId);
  const questions = structure.modules.flatMap((module) => {
    const written = texts.filter(({ moduleId }) => moduleId === module.id);
    const language = pickLanguage(written.map((each) => each.language), locale, [], structure.source); // oxfmt-ignore
    const { text } = written.find((each) => each.language === language)!;
    const words = wordsIn(language);
    return module.questions.map((key): AnalysedQuestion => {
      const own = text.questions[key.id]!;
      const inList = (list: QuestionStatistic[]) =>
        list.find(({ part, id }) => part === module.id && id === key.id) ?? null;
      const groups = lists.flatMap(({ language: name, list }) => {
        const counts = inList(list);
        return counts ? [{ name, size: counts.asked, counts }] : [];
      });
      const counted = inList(total);
      const inWords = (each: QuestionStatistic | null) => each && named(key, own, each, words);
      return {
        moduleId: module.id,
        part: text.title,
        id: key.id,
        kind: key.kind,
        text: stemWords(own),
        language,
        counted: counted && counted.asked >= MIN_GROUP_SIZE ? inWords(counted) : null,
        languages: suppressSmallGroups(groups).map(({ name, counts }) => ({
          language: name,
          counted: inWords(counts),
        })),
      };
    });
  });
  const hardest = (a: AnalysedQuestion, b: AnalysedQuestion) =>
    (a.counted?.share ?? 2) - (b.counted?.share ?? 2);
  const { title } = pickVariant((await readVersion(ctx, analysed.versionId)).variants, locale)!;
  const running = await countRunningAttempts(read, analysed.versionId, structure);
  return { ...analysed, title, running, questions: questions.toSorted(hardest) };
}

function firstAnswer({ questions }: Module, { questionId, response, correct }: ModuleAnswer): FirstAnswer {
  const key = questions.find(({ id }) => id === questionId)!;
  return {
    id: key.id,
    description: '',
    type: key.kind,
    isRight: correct,
    mistakes: correct ? [] : mistakesOf(key, response),
    seconds: null,
  };
}

/** With its mistakes in words, and every wrong option that nobody took. */
function named(
  key: QuestionKey,
  text: QuestionText,
  statistic: QuestionStatistic,
  words: AnalysisWords,
): QuestionStatistic {
  const taken = statistic.mistakes;
  const untaken = wrongOptions(key).filter((id) => !taken.some(({ response }) => response === id));
  return {
    ...statistic,
    mistakes: [...taken, ...untaken.map((response) => ({ response, count: 0 }))].map(
      ({ response, count }) => ({ response: mistakeWords(key, text, response, words), count }),
    ),
  };
}

function wordsIn(language: string): AnalysisWords {
  const t = translatorFor(language);
  return {
    yes: t('modules:lesson.question.yes'),
    no: t('modules:lesson.question.no'),
    beside: t('modules:analysis.beside'),
    leftOut: (option) => t('modules:analysis.leftOut', { option }),
    number: (value) => formatFor(language, 'UTC').decimal(String(value)),
  };
}
