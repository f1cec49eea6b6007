import { and, eq, gte } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { contentChanges } from '#app/domains/catalogue/versions/accredited-content.ts';
import { carryIn, readContentIn } from '#app/domains/credits/internal/carry-accreditation.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';

/**
 * Carries the accreditations of the version that was published before over to the one that is published now, where nothing
 * that was accredited is another; in the unit of the publication. Those that have ended stay behind, and those whose
 * application says that its content is no longer kept current. Returns how many were carried over.
 */
export async function carryAccreditationsIn(tx: Tx, ctx: Ctx, versionId: string): Promise<number> {
  const after = await readContentIn(tx, versionId);
  const earlier = (
    await tx.select().from(courseVersions).where(eq(courseVersions.courseId, after.version.courseId))
  )
    .filter(({ publishedAt, number }) => publishedAt !== null && number < after.version.number)
    .sort((a, b) => b.number - a.number)[0];
  if (!earlier || contentChanges(await readContentIn(tx, earlier.id), after).length > 0) return 0;
  const granted = await tx
    .select()
    .from(accreditations)
    .where(and(eq(accreditations.courseVersionId, earlier.id), gte(accreditations.validTo, todayOf(ctx))));
  let carried = 0;
  for (const each of granted) if (await carryIn(tx, ctx, each, versionId)) carried++;
  return carried;
}
