import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseVariant } from '#app/domains/catalogue/courses/course.ts';
import { searchText } from '#app/domains/catalogue/courses/search-text.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants } from '#db/schema/catalogue.ts';

type Texts = Pick<CourseVariant, 'title' | 'summary' | 'objectives'>;

/**
 * Corrects title, summary and objectives of a variant in place, with both in the audit; what was certified keeps what it said.
 * The caller has authorised.
 */
export async function correctTextsIn(
  tx: Tx,
  ctx: Ctx,
  { id, versionId, language, ...variant }: CourseVariant,
  after: Texts,
): Promise<void> {
  const before: Texts = { title: variant.title, summary: variant.summary, objectives: variant.objectives };
  await tx
    .update(courseVariants)
    .set({ ...after, folded: searchText(after) })
    .where(eq(courseVariants.id, id));
  await appendAudit(tx, ctx, 'catalogue.texts-corrected', versionId, { language, before, after });
}
