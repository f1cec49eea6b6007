import type { Day } from '#app/platform/time.ts';
import { conditionsOf, isOpen } from '#app/domains/modules/progress/conditions.ts';
import type { ContentsEntry, LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { progressIn } from './progress.server.ts';
import type { Reading } from './reading.ts';
import type { OutlineIn } from './texts.server.ts';

export type Asked = { moduleId: string; page: number };

/** The modules with how each stands; in a preview all of them are open. `today`: the reader's own. */
export function contentsOf(
  { structure, states, preview }: Reading,
  outlines: OutlineIn[],
  languageOf: (moduleId: string) => string,
  asked: Asked,
  today: Day,
): ContentsEntry[] {
  const progressOf = progressIn(states);
  return structure.modules.map((module): ContentsEntry => {
    const language = languageOf(module.id);
    const { outline } = outlines.find((each) => each.moduleId === module.id && each.language === language)!;
    const state = states.find((each) => each.moduleId === module.id);
    const conditions = conditionsOf(module, progressOf, today);
    const reached = state?.doneAt
      ? 'done'
      : state
        ? 'now'
        : preview || isOpen(conditions, state)
          ? 'open'
          : 'locked';
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

/** The pages before and after, by their titles. */
export function neighbours(
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
