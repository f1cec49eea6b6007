import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { CourseVariant } from '#app/domains/catalogue/courses/course.ts';
import { requireOwnPublishedIn } from '#app/domains/catalogue/internal/own-published.server.ts';
import { CorrectionInput } from '#app/domains/catalogue/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mustBeUnchanged } from '#app/platform/revision.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { correctTextsIn } from './correct-texts.server.ts';
import { textsRevision } from './texts-revision.server.ts';

/**
 * Corrects title, summary and objectives of one language of what is published, without a new version: none of it is accredited. A draft
 * that has taken the same texts over is corrected too. Throws `changed_meanwhile` for a form that shows other texts.
 */
export async function correctPublishedTexts(ctx: Ctx, courseId: string, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { language, revision, ...after } = CorrectionInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const { variants } = await requireOwnPublishedIn(tx, ctx, courseId);
    const variant = variants.find((each) => each.language === language);
    if (!variant) throw new DomainError('changed_meanwhile');
    mustBeUnchanged(revision, textsRevision(variant));
    if (textsRevision(after) === textsRevision(variant)) return;
    const copy = await findInDraft(tx, courseId, language);
    const isCopied = copy !== null && textsRevision(copy) === textsRevision(variant);
    for (const each of isCopied ? [variant, copy] : [variant]) await correctTextsIn(tx, ctx, each, after);
  });
}

async function findInDraft(tx: Tx, courseId: string, language: string): Promise<CourseVariant | null> {
  const [row] = await tx
    .select({ variant: courseVariants })
    .from(courseVariants)
    .innerJoin(courseVersions, eq(courseVersions.id, courseVariants.versionId))
    .where(
      and(
        eq(courseVersions.courseId, courseId),
        eq(courseVersions.state, 'draft'),
        eq(courseVariants.language, language),
      ),
    );
  return row?.variant ?? null;
}
