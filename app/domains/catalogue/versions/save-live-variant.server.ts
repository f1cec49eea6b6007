import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { searchText } from '#app/domains/catalogue/courses/search-text.ts';
import type { LiveVariantInput } from '#app/domains/catalogue/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import type { LiveCourse } from './live-course.ts';

/** Saves its title, summary and objectives in one language; the caller has authorised. */
export async function saveLiveVariantIn(
  tx: Tx,
  ctx: Ctx,
  { courseId, versionId, format }: { courseId: string; versionId: string; format: LiveCourse['format'] },
  { language, ...words }: LiveVariantInput,
): Promise<void> {
  const variant = {
    ...words,
    folded: searchText(words),
    packageId: null,
    format,
  };
  await tx
    .insert(courseVariants)
    .values({ id: newId(), versionId, language, ...variant })
    .onConflictDoUpdate({ target: [courseVariants.versionId, courseVariants.language], set: variant });
  await appendAudit(tx, ctx, 'catalogue.words-written', courseId, { versionId, language, ...words });
}
