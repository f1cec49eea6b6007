import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { moduleConditions, requireOwnCourse } from '#app/domains/modules/internal/own-module.server.ts';
import { listModuleOutlines } from '#app/domains/modules/internal/texts.server.ts';
import { isOpen } from '#app/domains/modules/progress/conditions.ts';
import type { Place } from './turn-page.server.ts';

/**
 * Where somebody goes on in their own course: the page that was open last, or where that module is done the first one that is not; the
 * beginning where all are. Throws `not_found` and `disclosure_unseen`.
 */
export async function findPlace(ctx: Ctx, slug: string): Promise<Place> {
  const own = await requireOwnCourse(ctx, slug);
  const { registered, structure, states } = own;
  const last = [...states].sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime())[0];
  if (last && !last.doneAt && structure.modules.some(({ id }) => id === last.moduleId)) {
    const outlines = await listModuleOutlines(ctx.db.read, registered.registration.versionId, last.moduleId);
    const pages = Math.max(1, outlines.get(structure.source)!.pages.length);
    return { moduleId: last.moduleId, page: Math.min(last.page, pages) };
  }
  const isDone = (id: string) => states.some((state) => state.moduleId === id && state.doneAt);
  const next = structure.modules.find(
    (module) => !isDone(module.id) && isOpen(moduleConditions(ctx, own, module), undefined),
  );
  return { moduleId: (next ?? structure.modules[0]!).id, page: 1 };
}
