import { eq } from 'drizzle-orm';
import { blocksIn } from '#app/domains/modules/format/blocks-in.ts';
import type { Course } from '#app/domains/modules/format/read-course.ts';
import type { CourseStructure, ModuleOutline, ModuleText } from '#app/domains/modules/types.ts';
import { inSlices } from '#app/platform/slices.ts';
import type { Reader, Tx } from '#db/database.ts';
import {
  moduleDrawings,
  moduleFiles,
  moduleRenditions,
  moduleStructures,
  moduleTexts,
} from '#db/schema/modules.ts';
import type { StoredFolder } from './stored-folder.server.ts';

export type EarlierText = { language: string; moduleId: string; fileHash: string; sourceHash: string };

export const listEarlierTexts = (read: Reader, versionId: string): Promise<EarlierText[]> =>
  read
    .select({
      language: moduleTexts.language,
      moduleId: moduleTexts.moduleId,
      fileHash: moduleTexts.fileHash,
      sourceHash: moduleTexts.sourceHash,
    })
    .from(moduleTexts)
    .where(eq(moduleTexts.versionId, versionId));

/** Writes everything that a version of a native course is, in place of what it was. */
export async function writeContentIn(
  tx: Tx,
  { versionId, now }: { versionId: string; now: Date },
  content: {
    structure: CourseStructure;
    course: Course;
    stored: StoredFolder;
    earlier: EarlierText[];
  },
): Promise<void> {
  const { structure, course, stored, earlier } = content;
  for (const table of [moduleStructures, moduleFiles, moduleTexts, moduleDrawings, moduleRenditions])
    await tx.delete(table).where(eq(table.versionId, versionId));
  await tx.insert(moduleStructures).values({ versionId, structure, createdAt: now });
  const drawings = Object.entries(course.drawings).map(([name, drawing]) => ({ versionId, name, drawing }));
  const texts = textRows(course, stored, earlier).map((row) => ({ ...row, versionId }));
  for (const some of inSlices(stored.files))
    await tx.insert(moduleFiles).values(some.map((file) => ({ ...file, versionId })));
  for (const some of inSlices(texts, 50)) await tx.insert(moduleTexts).values(some);
  for (const some of inSlices(drawings, 50)) await tx.insert(moduleDrawings).values(some);
  for (const some of inSlices(stored.renditions))
    await tx.insert(moduleRenditions).values(some.map((each) => ({ ...each, versionId })));
}

/** A translation that stays as it was while its source changed keeps the source that it was made from. */
function textRows({ structure, languages }: Course, { files }: StoredFolder, earlier: EarlierText[]) {
  const hashOf = new Map(files.map(({ path, hash }) => [path, hash]));
  return Object.entries(languages).flatMap(([language, { modules }]) =>
    Object.entries(modules).map(([moduleId, text]) => {
      const fileHash = hashOf.get(`${language}/${moduleId}.md`)!;
      const known = earlier.find((each) => each.language === language && each.moduleId === moduleId);
      const source = hashOf.get(`${structure.source}/${moduleId}.md`)!;
      const isUntouched = language !== structure.source && known?.fileHash === fileHash;
      return {
        language,
        moduleId,
        outline: outlineOf(text),
        text,
        fileHash,
        sourceHash: isUntouched ? known.sourceHash : source,
      };
    }),
  );
}

const outlineOf = (text: ModuleText): ModuleOutline => ({
  title: text.title,
  pages: text.pages.map(({ title, words }) => ({ title, words })),
  watch: blocksIn(text).flatMap((block) =>
    'watch' in block && block.watch !== null
      ? [{ file: block.src, percent: block.watch, kind: block.kind }]
      : [],
  ),
});
