import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Block, Module, ModuleText } from '#app/domains/modules/types.ts';
import { moduleDrawings, moduleReflections, moduleRenditions } from '#db/schema/modules.ts';
import { listAnswersOf } from './attempts.server.ts';
import type { Reading } from './reading.ts';
import type { Surroundings } from './show-blocks.ts';

/** What a module shows beside its words. `attemptId`: whose answers are shown. */
export async function readSurroundings(
  { db }: Ctx,
  { versionId, structure, registrationId, preview }: Reading,
  module: Module,
  text: ModuleText,
  attemptId: string | null,
): Promise<Surroundings> {
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
    registrationId !== null && (module.kind === 'reflection' || hasReflection(text))
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
    preview,
    drawings: new Map(drawings.map(({ name, drawing }) => [name, drawing])),
    sources,
    written: new Map(written.map(({ promptId, text: words }) => [promptId, words])),
  };
}

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
