import { and, eq } from 'drizzle-orm';
import type { ModuleOutline, ModuleText } from '#app/domains/modules/types.ts';
import type { Reader } from '#db/database.ts';
import { moduleTexts } from '#db/schema/modules.ts';

export type OutlineIn = { moduleId: string; language: string; outline: ModuleOutline };

export const listOutlines = (read: Reader, versionId: string): Promise<OutlineIn[]> =>
  read
    .select({ moduleId: moduleTexts.moduleId, language: moduleTexts.language, outline: moduleTexts.outline })
    .from(moduleTexts)
    .where(eq(moduleTexts.versionId, versionId));

/** A module in the wished language; null where it has not been written in it. */
export async function findText(
  read: Reader,
  versionId: string,
  moduleId: string,
  language: string,
): Promise<ModuleText | null> {
  const [row] = await read
    .select({ text: moduleTexts.text })
    .from(moduleTexts)
    .where(
      and(
        eq(moduleTexts.versionId, versionId),
        eq(moduleTexts.moduleId, moduleId),
        eq(moduleTexts.language, language),
      ),
    );
  return row?.text ?? null;
}

/** Of each text of a version: its title, its file, and the source's file that it was made from. */
export const listTextStates = async (read: Reader, versionId: string) =>
  (
    await read
      .select({
        moduleId: moduleTexts.moduleId,
        language: moduleTexts.language,
        outline: moduleTexts.outline,
        fileHash: moduleTexts.fileHash,
        sourceHash: moduleTexts.sourceHash,
      })
      .from(moduleTexts)
      .where(eq(moduleTexts.versionId, versionId))
  ).map(({ outline, ...text }) => ({ ...text, title: outline.title }));

/** Titles and pages of one module, by language. */
export const listModuleOutlines = async (
  read: Reader,
  versionId: string,
  moduleId: string,
): Promise<Map<string, ModuleOutline>> =>
  new Map(
    (
      await read
        .select({ language: moduleTexts.language, outline: moduleTexts.outline })
        .from(moduleTexts)
        .where(and(eq(moduleTexts.versionId, versionId), eq(moduleTexts.moduleId, moduleId)))
    ).map(({ language, outline }) => [language, outline]),
  );

/** The words of every module in every language. */
export const listTexts = (
  read: Reader,
  versionId: string,
): Promise<{ moduleId: string; language: string; text: ModuleText }[]> =>
  read
    .select({ moduleId: moduleTexts.moduleId, language: moduleTexts.language, text: moduleTexts.text })
    .from(moduleTexts)
    .where(eq(moduleTexts.versionId, versionId));
