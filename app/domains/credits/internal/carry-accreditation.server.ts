import { and, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import {
  type AccreditedContent,
  contentChanges,
} from '#app/domains/catalogue/versions/accredited-content.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { accreditationApplications, accreditations } from '#db/schema/credits.ts';
import type { Accreditation } from '#app/domains/credits/accreditation/accreditation.ts';

/** Carries over an accreditation that is signed for a version which was replaced meanwhile; returns the version that it reached. */
export async function carryToPublishedIn(
  tx: Tx,
  ctx: Ctx,
  accreditation: Accreditation,
  contentUntil: string | null,
): Promise<string | null> {
  const before = await readContentIn(tx, accreditation.courseVersionId);
  if (before.version.state !== 'replaced') return null;
  const [published] = await tx
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .where(and(eq(courseVersions.courseId, before.version.courseId), eq(courseVersions.state, 'published')));
  if (!published || contentChanges(before, await readContentIn(tx, published.id)).length > 0) return null;
  return (await carryIn(tx, ctx, accreditation, published.id, contentUntil)) ? published.id : null;
}

/**
 * Copies one accreditation to a version, unless its application says that its content is no longer kept current; `contentUntil`
 * where the application is just being decided.
 */
export async function carryIn(
  tx: Tx,
  ctx: Ctx,
  accreditation: Accreditation,
  versionId: string,
  contentUntil: string | null = null,
): Promise<boolean> {
  const original = accreditation.carriedFrom ?? accreditation.id;
  const [application] = await tx
    .select({ file: accreditationApplications.file })
    .from(accreditationApplications)
    .where(eq(accreditationApplications.accreditationId, original));
  const until = contentUntil ?? application?.file.contentUntil;
  if (until && until < todayOf(ctx)) return false;
  const id = newId();
  await tx
    .insert(accreditations)
    .values({ ...accreditation, id, courseVersionId: versionId, carriedFrom: original });
  await appendAudit(tx, ctx, 'credits.accreditation-carried', id, {
    from: accreditation.id,
    courseVersionId: versionId,
  });
  return true;
}

export async function readContentIn(
  tx: Tx,
  versionId: string,
): Promise<AccreditedContent & { version: typeof courseVersions.$inferSelect }> {
  const [version] = await tx.select().from(courseVersions).where(eq(courseVersions.id, versionId));
  const variants = await tx.select().from(courseVariants).where(eq(courseVariants.versionId, versionId));
  return { version: version!, variants };
}
