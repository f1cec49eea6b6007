import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { moduleTexts } from '#db/schema/modules.ts';

/** What a short text may be, in every language: a colleague may answer in another one than the page is in. */
export async function listAcceptedForms(
  read: Reader,
  versionId: string,
  moduleId: string,
  questionId: string,
): Promise<string[]> {
  const rows = await read
    .select({ text: moduleTexts.text })
    .from(moduleTexts)
    .where(and(eq(moduleTexts.versionId, versionId), eq(moduleTexts.moduleId, moduleId)));
  return rows.flatMap(({ text }) => text.questions[questionId]?.accepted ?? []);
}
