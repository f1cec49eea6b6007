import { and, eq, inArray } from 'drizzle-orm';
import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { findAttemptIn, listAnswersOf } from '#app/domains/modules/internal/attempts.server.ts';
import { citedIn } from '#app/domains/modules/internal/cited.ts';
import { listKnownLanguages } from '#app/domains/modules/internal/known-languages.server.ts';
import {
  type OwnCourse,
  moduleConditions,
  requireOwnCourse,
} from '#app/domains/modules/internal/own-module.server.ts';
import { progressIn } from '#app/domains/modules/internal/progress.server.ts';
import { type Surroundings, showBlocks, showQuestion } from '#app/domains/modules/internal/show-blocks.ts';
import { type OutlineIn, findText, listOutlines } from '#app/domains/modules/internal/texts.server.ts';
import { conditionsOf, isOpen } from '#app/domains/modules/progress/conditions.ts';
import { readPackagePart } from '#app/domains/modules/package-modules/read-package-part.server.ts';
import { isOver, limitMinutes, nextAttempt } from '#app/domains/modules/questions/attempt-rules.ts';
import type { Block, Module, ModuleText } from '#app/domains/modules/types.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { moduleDrawings, moduleReflections, moduleRenditions } from '#db/schema/modules.ts';
import type { ContentsEntry, LessonView, LessonWords } from './lesson-view.ts';
import { pickLanguage } from './pick-language.ts';
import { readingMs } from './reading-time.ts';

type Asked = { moduleId: string; page: number };

/**
 * A page of one's own course, with its contents; of a locked module what would open it. Nothing of an answer is in it before the answer
 * was given. Throws `not_found` and `disclosure_unseen`.
 */
export async function readLesson(ctx: Ctx, slug: string, asked: Asked): Promise<LessonView> {
  const own = await requireOwnCourse(ctx, slug);
  const { registered, structure, states } = own;
  const { registration, offer } = registered;
  const module = structure.modules.find(({ id }) => id === asked.moduleId);
  if (!module) throw new DomainError('not_found');
  const known = await listKnownLanguages(ctx as SignedInCtx);
  const outlines = await listOutlines(ctx.db.read, registration.versionId);
  const languageOf = (moduleId: string) =>
    pickLanguage(
      outlines.filter((each) => each.moduleId === moduleId).map(({ language }) => language),
      registration.language,
      known,
      structure.source,
    );
  const contents = contentsOf(ctx, own, outlines, languageOf, asked);
  const textLanguage = languageOf(module.id);
  const conditions = moduleConditions(ctx, own, module);
  const state = states.find((each) => each.moduleId === module.id);
  const isLocked = !isOpen(conditions, state);
  const text = (await findText(ctx.db.read, registration.versionId, module.id, textLanguage))!;
  const page = text.pages[asked.page - 1];
  const isPaged = asked.page >= 1 && asked.page <= Math.max(1, text.pages.length);
  if (!isPaged) throw new DomainError('not_found');
  const attempt = await findAttemptIn(ctx.db.read, registration.id, module.id);
  const around = await readSurroundings(ctx, own, module, text, attempt?.id ?? null);
  const blocks = isLocked ? [] : showBlocks(page?.blocks ?? [], around);
  const drawn = module.kind === 'questions' && attempt && !isLocked ? attempt.drawn : [];
  const questions = drawn.flatMap((id) => showQuestion(id, around) ?? []);
  const cited = citedIn(blocks, questions);
  const done = structure.modules.filter(({ id }) => progressIn(states)(id)?.doneAt);
  const doneMinutes = done.reduce((sum, each) => sum + each.minutes, 0);
  const variant = registeredVariant(registered);
  return {
    slug,
    registrationId: registration.id,
    title: variant.title,
    language: variant.language,
    languages: offer.variants.map(({ language }) => language),
    completed: registered.completion !== null,
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
      minutes: Math.max(1, Math.round(readingMs(page?.words ?? 0) / MINUTE_MS)),
    },
    textLanguage,
    words: wordsIn(textLanguage),
    blocks,
    questions,
    attempt: attempt && {
      number: attempt.number,
      of: attempt.drawn.length,
      dueAt: attempt.dueAt,
      isOver: isOver(attempt, ctx.now),
      score: attempt.score,
      outcome: attempt.outcome,
      answered: around.answers.length,
    },
    next: module.kind === 'questions' ? nextAttempt(module, attempt, ctx.now) : null,
    test: module.kind === 'questions' ? testOf(module) : null,
    conditions,
    isLocked,
    package: isLocked ? null : await readPackagePart(ctx as SignedInCtx, own, module),
    sources: cited.flatMap((id) => structure.references.find((each) => each.id === id) ?? []),
    ...neighbours(contents, asked),
  };
}

function wordsIn(language: string): LessonWords {
  const t = translatorFor(language);
  return {
    keypoint: t('modules:lesson.keypoint'),
    caution: t('modules:lesson.caution'),
    yes: t('modules:lesson.question.yes'),
    no: t('modules:lesson.question.no'),
  };
}

function contentsOf(
  ctx: Ctx,
  { structure, states }: OwnCourse,
  outlines: OutlineIn[],
  languageOf: (moduleId: string) => string,
  asked: Asked,
): ContentsEntry[] {
  const progressOf = progressIn(states);
  const today = todayOf(ctx);
  return structure.modules.map((module): ContentsEntry => {
    const language = languageOf(module.id);
    const { outline } = outlines.find((each) => each.moduleId === module.id && each.language === language)!;
    const state = states.find((each) => each.moduleId === module.id);
    const conditions = conditionsOf(module, progressOf, today);
    const reached = state?.doneAt ? 'done' : state ? 'now' : isOpen(conditions, state) ? 'open' : 'locked';
    return {
      id: module.id,
      kind: module.kind,
      title: outline.title,
      language,
      minutes: module.minutes,
      required: module.required,
      state: reached === 'open' && module.id === asked.moduleId ? 'now' : reached,
      conditions,
      pages:
        outline.pages.length > 1
          ? outline.pages.map(({ title }, at) => ({
              number: at + 1,
              title: title ?? outline.title,
              isRead: state?.read.includes(at + 1) ?? false,
            }))
          : [],
    };
  });
}

async function readSurroundings(
  { db }: Ctx,
  { registered, structure }: OwnCourse,
  module: Module,
  text: ModuleText,
  attemptId: string | null,
): Promise<Surroundings> {
  const { id: registrationId, versionId } = registered.registration;
  const names = picturesIn(text, module);
  const drawings =
    names.length === 0
      ? []
      : await db.read
          .select({ name: moduleDrawings.name, drawing: moduleDrawings.drawing })
          .from(moduleDrawings)
          .where(and(eq(moduleDrawings.versionId, versionId), inArray(moduleDrawings.name, names)));
  const files =
    names.length === drawings.length
      ? []
      : await db.read
          .select()
          .from(moduleRenditions)
          .where(and(eq(moduleRenditions.versionId, versionId), inArray(moduleRenditions.name, names)));
  const written =
    module.kind === 'reflection' || hasReflection(text)
      ? await db.read
          .select()
          .from(moduleReflections)
          .where(eq(moduleReflections.registrationId, registrationId))
      : [];
  const sources = new Map<string, { hash: string; width: number; height: number }[]>();
  for (const { name, hash, width, height } of files)
    sources.set(name, [...(sources.get(name) ?? []), { hash, width: width ?? 0, height: height ?? 0 }]);
  return {
    text,
    keys: structure.modules.find(({ id }) => id === module.id)!.questions,
    answers: attemptId ? await listAnswersOf(db.read, attemptId) : [],
    drawings: new Map(drawings.map(({ name, drawing }) => [name, drawing])),
    sources,
    written: new Map(written.map(({ promptId, text: words }) => [promptId, words])),
  };
}

/** What a set of questions asks for. */
const testOf = (module: Module): LessonView['test'] => ({
  questions:
    module.draw.length > 0 ? module.draw.reduce((sum, { count }) => sum + count, 0) : module.questions.length,
  minutes: limitMinutes(module),
  attempts: module.attempts ?? null,
});

const hasReflection = ({ pages }: ModuleText): boolean => pages.some(({ blocks }) => asksToReflect(blocks));
const asksToReflect = (blocks: Block[]): boolean =>
  blocks.some((block) =>
    block.kind === 'case' ? block.steps.some((step) => asksToReflect(step.blocks)) : block.kind === 'reflect',
  );

/** Names of the pictures of a module, those of its questions included. */
function picturesIn({ pages, questions }: ModuleText, module: Module): string[] {
  const inBlocks = (blocks: ModuleText['pages'][number]['blocks']): string[] =>
    blocks.flatMap((block) =>
      block.kind === 'figure'
        ? [block.src]
        : block.kind === 'case'
          ? block.steps.flatMap((step) => inBlocks(step.blocks))
          : [],
    );
  return [
    ...new Set([
      ...pages.flatMap(({ blocks }) => inBlocks(blocks)),
      ...Object.values(questions).flatMap(({ stem }) => inBlocks(stem)),
      ...module.questions.flatMap((key) => (key.kind === 'hotspot' ? [key.picture] : [])),
    ]),
  ];
}

/** The pages before and after, by their titles. */
function neighbours(
  contents: ContentsEntry[],
  { moduleId, page }: Asked,
): Pick<LessonView, 'following' | 'preceding'> {
  const flat = contents.flatMap(({ id, title, language, pages }) =>
    pages.length > 0
      ? pages.map((each) => ({ moduleId: id, page: each.number, title: each.title, language }))
      : [{ moduleId: id, page: 1, title, language }],
  );
  const at = flat.findIndex((each) => each.moduleId === moduleId && each.page === page);
  return { following: flat[at + 1] ?? null, preceding: flat[at - 1] ?? null };
}
