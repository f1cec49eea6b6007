import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { conditionsOf, isOpen } from '#app/domains/modules/progress/conditions.ts';
import { readPackagePart } from '#app/domains/modules/package-modules/read-package-part.server.ts';
import {
  drawnOf,
  isAnswered,
  isOver,
  limitMinutes,
  nextAttempt,
} from '#app/domains/modules/questions/attempt-rules.ts';
import type { LessonView, LessonWords } from '#app/domains/modules/reading/lesson-view.ts';
import { pickLanguage } from '#app/domains/modules/reading/pick-language.ts';
import type { Module } from '#app/domains/modules/types.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { type ModuleAnswer, type ModuleAttempt, findAttemptIn } from './attempts.server.ts';
import { citedIn } from './cited.ts';
import { type Asked, contentsOf, neighbours } from './contents.server.ts';
import { playsIn } from './plays.ts';
import { progressIn } from './progress.server.ts';
import type { Reading } from './reading.ts';
import { showBlocks, showQuestion } from './show-blocks.ts';
import { readSurroundings } from './surroundings.server.ts';
import { findText, listOutlines } from './texts.server.ts';

/** A page as its reader sees it. The caller has authorised. Throws `not_found` where the course has no such page. */
export async function showLesson(ctx: Ctx, reading: Reading, asked: Asked): Promise<LessonView> {
  const { structure, states, versionId, registrationId, preview } = reading;
  const module = structure.modules.find(({ id }) => id === asked.moduleId);
  if (!module) throw new DomainError('not_found');
  const outlines = await listOutlines(ctx.db.read, versionId);
  const languageOf = (moduleId: string) =>
    pickLanguage(
      outlines.filter((each) => each.moduleId === moduleId).map(({ language }) => language),
      reading.language,
      reading.known,
      structure.source,
    );
  const contents = contentsOf(reading, outlines, languageOf, asked, todayOf(ctx));
  const textLanguage = languageOf(module.id);
  const conditions = conditionsOf(module, progressIn(states), todayOf(ctx));
  const state = states.find((each) => each.moduleId === module.id);
  const isLocked = !preview && !isOpen(conditions, state);
  const text = (await findText(ctx.db.read, versionId, module.id, textLanguage))!;
  const page = text.pages[asked.page - 1];
  const isPaged = asked.page >= 1 && asked.page <= Math.max(1, text.pages.length);
  if (!isPaged) throw new DomainError('not_found');
  const attempt = registrationId ? await findAttemptIn(ctx.db.read, registrationId, module.id) : null;
  const around = await readSurroundings(
    ctx,
    reading,
    module,
    { text, language: textLanguage },
    attempt?.id ?? null,
  );
  const blocks = isLocked ? [] : showBlocks(page?.blocks ?? [], around);
  const questions = (
    module.kind === 'questions' && !isLocked ? drawnFor(reading, module, attempt) : []
  ).flatMap((id) => showQuestion(id, around) ?? []);
  const cited = citedIn(blocks, questions);
  const done = structure.modules.filter(({ id }) => progressIn(states)(id)?.doneAt);
  const doneMinutes = done.reduce((sum, each) => sum + each.minutes, 0);
  return {
    slug: reading.slug,
    title: reading.title,
    language: reading.language,
    languages: reading.languages,
    preview,
    completed: reading.completed,
    percent: Math.round((doneMinutes / structure.minutes) * 100),
    minutesLeft: structure.minutes - doneMinutes,
    contents,
    module: {
      id: module.id,
      kind: module.kind,
      required: module.required,
      title: text.title,
      number: structure.modules.indexOf(module) + 1,
      minutes: module.minutes,
      doneAt: state?.doneAt ?? null,
      pass: module.pass ?? null,
      url: module.url ?? null,
      webinar: module.webinar ?? null,
    },
    page: {
      number: asked.page,
      of: Math.max(1, text.pages.length),
      title: page?.title ?? null,
    },
    textLanguage,
    words: wordsIn(textLanguage),
    blocks,
    questions,
    plays: playsIn(blocks, questions),
    attempt: attempt && {
      number: attempt.number,
      of: drawnOf(attempt, module).length,
      dueAt: attempt.dueAt,
      isOver: isOver(attempt, ctx.now),
      score: attempt.score,
      outcome: attempt.outcome,
      answered: around.answers.length,
    },
    next: module.kind === 'questions' && !preview ? nextOf(module, attempt, around.answers, ctx.now) : null,
    test: module.kind === 'questions' ? testOf(module) : null,
    conditions,
    isLocked,
    package: isLocked ? null : await readPackagePart(ctx, reading, module),
    sources: cited.flatMap((id) => structure.references.find((each) => each.id === id) ?? []),
    ...neighbours(contents, asked),
  };
}

/** Somebody who only looks sees all that may be drawn. */
const drawnFor = ({ preview }: Reading, { questions }: Module, attempt: ModuleAttempt | null): string[] =>
  preview ? questions.map(({ id }) => id) : (attempt?.drawn ?? []);

function nextOf(module: Module, attempt: ModuleAttempt | null, answers: ModuleAnswer[], now: Date) {
  const next = nextAttempt(module, attempt, now);
  return next.code === 'running' && isAnswered(attempt!, module, answers) ? ({ code: 'end' } as const) : next;
}

/** What a set of questions asks for. */
const testOf = (module: Module): LessonView['test'] => ({
  questions:
    module.draw.length > 0 ? module.draw.reduce((sum, { count }) => sum + count, 0) : module.questions.length,
  minutes: limitMinutes(module),
  attempts: module.attempts ?? null,
});

function wordsIn(language: string): LessonWords {
  const t = translatorFor(language);
  return {
    keypoint: t('modules:lesson.keypoint'),
    caution: t('modules:lesson.caution'),
    yes: t('modules:lesson.question.yes'),
    no: t('modules:lesson.question.no'),
  };
}
