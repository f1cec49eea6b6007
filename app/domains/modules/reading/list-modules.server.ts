import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { listOutlines } from '#app/domains/modules/internal/texts.server.ts';
import type { ModuleKind } from '#app/domains/modules/types.ts';
import { pickLanguage } from './pick-language.ts';

export type ListedModule = {
  id: string;
  kind: ModuleKind;
  title: string;
  language: string;
  minutes: number;
  required: boolean;
  pages: number;
  questions: number;
};

/** What is in a published version of a native course, for everybody, in a language or where it is missing in the source's. */
export async function listModules(ctx: Ctx, versionId: string, chosen: string): Promise<ListedModule[]> {
  const structure = await readStructureOf(ctx.db.read, versionId, false);
  const outlines = await listOutlines(ctx.db.read, versionId);
  return structure.modules.map(({ id, kind, minutes, required, draw, questions }) => {
    const own = outlines.filter((each) => each.moduleId === id);
    const language = pickLanguage(
      own.map((each) => each.language),
      chosen,
      [],
      structure.source,
    );
    const { outline } = own.find((each) => each.language === language)!;
    return {
      id,
      kind,
      title: outline.title,
      language,
      minutes,
      required,
      pages: outline.pages.length,
      questions: draw.length > 0 ? draw.reduce((sum, { count }) => sum + count, 0) : questions.length,
    };
  });
}
