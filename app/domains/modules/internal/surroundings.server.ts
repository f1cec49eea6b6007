import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { blocksIn } from '#app/domains/modules/format/blocks-in.ts';
import { withVariants } from '#app/domains/modules/format/media-names.ts';
import type { Block, Module, ModuleText } from '#app/domains/modules/types.ts';
import { moduleDrawings, moduleReflections, moduleRenditions } from '#db/schema/modules.ts';
import { listAnswersOf } from './attempts.server.ts';
import type { Reading } from './reading.ts';
import type { Surroundings } from './show-blocks.ts';
import { listViewings } from './viewings.server.ts';

/** What a module shows beside its words. `attemptId`: whose answers are shown. */
export async function readSurroundings(
  { db }: Ctx,
  { versionId, structure, registrationId, preview }: Reading,
  module: Module,
  { text, language }: { text: ModuleText; language: string },
  attemptId: string | null,
): Promise<Surroundings> {
  const blocks = blocksIn(text);
  const names = mediaIn(blocks, module).flatMap(withVariants);
  const drawings =
    names.length === 0
      ? []
      : await db.read
          .select({ name: moduleDrawings.name, drawing: moduleDrawings.drawing })
          .from(moduleDrawings)
          .where(and(eq(moduleDrawings.versionId, versionId), inArray(moduleDrawings.name, names)));
  const rows =
    names.length === 0
      ? []
      : await db.read
          .select()
          .from(moduleRenditions)
          .where(and(eq(moduleRenditions.versionId, versionId), inArray(moduleRenditions.name, names)));
  const written =
    registrationId !== null && (module.kind === 'reflection' || blocks.some(({ kind }) => kind === 'reflect'))
      ? await db.read
          .select()
          .from(moduleReflections)
          .where(eq(moduleReflections.registrationId, registrationId))
      : [];
  const plays = blocks.some(({ kind }) => kind === 'video' || kind === 'audio');
  const viewings = plays && registrationId !== null ? await listViewings(db.read, registrationId) : [];
  return {
    text,
    keys: structure.modules.find(({ id }) => id === module.id)!.questions,
    answers: attemptId ? await listAnswersOf(db.read, attemptId) : [],
    preview,
    drawings: new Map(drawings.map(({ name, drawing }) => [name, drawing])),
    media: { language, source: structure.source, rows, viewings },
    written: new Map(written.map(({ promptId, text: words }) => [promptId, words])),
  };
}

/** Names of the files that the blocks of a module show, and of the pictures that its questions ask about. */
function mediaIn(blocks: Block[], module: Module): string[] {
  const named = blocks.flatMap((block) =>
    'src' in block ? [block.src, ...('captions' in block && block.captions ? [block.captions] : [])] : [],
  );
  const asked = module.questions.flatMap((key) => (key.kind === 'hotspot' ? [key.picture] : []));
  return [...new Set([...named, ...asked])];
}
