import { type PackageData, type PackageText, judgement } from '#app/domains/modules/packages/package-data.ts';
import { type Kept, packKept } from '#app/domains/modules/packages/pack-kept.ts';
import type { Response } from '#app/domains/modules/questions/mark-answer.ts';
import { interactionType } from '#app/domains/modules/statements/interaction.ts';
import { isOpen } from './conditions.ts';
import { bare } from './elements.ts';
import { definitionOf, responseText } from './interactions.ts';
import type { Lms } from './lms.ts';
import {
  acceptedForms,
  answerOf,
  begin,
  giveAnswer,
  isAnswerRight,
  readKept,
  settle,
  share,
  whole,
} from './progress.ts';
import { isOver } from './attempts.ts';

/** A course that is open in a learning system: its progress, and what a reader may do. */
export type Course = ReturnType<typeof openCourse>;

/** `draw`: shows what has changed, and moves on to what the selector names. */
export function openCourse(data: PackageData, lms: Lms, draw: (course: Course, focus: string) => void) {
  adjust(data, lms);
  const kept: Kept = readKept(lms.state, data, [...lms.languages, ...navigator.languages]);
  const textAt = (at: number): PackageText => data.languages[kept.l]!.modules[data.modules[at]!.id]!;
  const pagesOf = (at: number): number => Math.max(1, textAt(at).pages.length);
  // Of another version of the package it may name a page that this one does not have.
  kept.p = Math.min(kept.p, pagesOf(kept.m) - 1);
  /** When a question was first shown, in this window. */
  const shown: Record<string, number> = {};

  const settleAt = (at: number) => settle(data, kept, at, pagesOf(at), Date.now());
  const save = () =>
    lms.save({
      state: packKept(kept, data),
      ...whole(data, kept, Date.now()),
      progress: share(data, kept, pagesOf),
    });
  const goTo = (module: number, page = 0) => {
    kept.m = module;
    kept.p = page;
    settleAt(module);
    save();
    draw(course, 'h1');
    scrollTo(0, 0);
  };
  // The time of an attempt may have ended while nobody was here.
  for (const at of data.modules.keys()) settleAt(at);

  const course = {
    data,
    kept,
    lms,
    words: () => data.languages[kept.l]!.words,
    textAt,
    pagesOf,
    save,
    goTo,
    /** The page that is open was read; goes on to the next. */
    turn(): void {
      const { m, p } = kept;
      if (isOpen(data, kept, m, Date.now())) {
        kept.r[m] = [...new Set([...(kept.r[m] ?? []), p])];
        settleAt(m);
      }
      if (p + 1 < pagesOf(m)) goTo(m, p + 1);
      else if (m + 1 < data.modules.length) goTo(m + 1);
      else goTo(m, p);
    },
    speak(language: string): void {
      kept.l = language;
      kept.p = Math.min(kept.p, pagesOf(kept.m) - 1);
      save();
      draw(course, 'header select');
    },
    begin(): void {
      begin(kept, data.modules[kept.m]!, kept.m, Date.now());
      for (const key of Object.keys(shown)) if (key.startsWith(`${kept.m}.`)) delete shown[key];
      save();
      draw(course, 'section.question');
    },
    /** The time of the attempt is over. */
    expire(): void {
      settleAt(kept.m);
      save();
      draw(course, '.outcome');
    },
    show(question: number): void {
      shown[`${kept.m}.${question}`] ??= Date.now();
    },
    answer(question: number, response: Response): void {
      const at = kept.m;
      const module = data.modules[at]!;
      const key = module.questions[question]!;
      if (answerOf(kept, at, question)) return;
      if (isOver(kept, module, at, Date.now())) return course.expire();
      giveAnswer(kept, at, question, response);
      const text = textAt(at).questions[key.id]!;
      lms.record({
        id: key.id,
        iri: `${data.iri}/modules/${module.id}/questions/${key.id}`,
        type: interactionType(key),
        response: responseText(key, response, lms.isOld),
        right: isAnswerRight(data, module, key, response),
        description: bare(text.stem),
        seconds: Math.max(0, Math.round((Date.now() - (shown[`${at}.${question}`] ?? Date.now())) / 1000)),
        language: textAt(at).lang,
        definition: definitionOf(key, text, textAt(at).lang, acceptedForms(data, module.id, key.id)),
      });
      settleAt(at);
      save();
      const before = scrollY;
      draw(course, `#question-${key.id} .verdict`);
      if (scrollY === 0) scrollTo(0, before);
    },
  };
  return course;
}

/** Rounded as binary arithmetic needs: 0.55 is 55, which 11 of 20 reach, and not a little more. */
const asPercent = (share: number): number => Math.round(share * 1e6) / 1e4;

/** The mark of the learning system counts; who only looks round is stopped by nothing. */
function adjust(data: PackageData, { mastery, isLook }: Lms): void {
  if (mastery !== null && judgement(data).tests === 1)
    for (const module of data.modules)
      if (module.required && module.pass !== null) module.pass = asPercent(mastery);
  if (isLook)
    for (const module of data.modules)
      Object.assign(module, { after: [], score: null, from: null, limit: null, wait: null });
}
