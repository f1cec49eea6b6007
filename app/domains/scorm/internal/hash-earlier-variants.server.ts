import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { readContentHash } from './content-hash.server.ts';

/** Gives variants from before there was a hash theirs, so that a new version can be compared with them. */
export async function hashEarlierVariantsIn(tx: Tx, courseId: string): Promise<void> {
  const rows = await tx
    .select({ id: courseVariants.id, packageId: courseVariants.packageId })
    .from(courseVariants)
    .innerJoin(courseVersions, eq(courseVersions.id, courseVariants.versionId))
    .where(
      and(
        eq(courseVersions.courseId, courseId),
        isNull(courseVariants.contentHash),
        isNotNull(courseVariants.packageId),
      ),
    );
  for (const { id, packageId } of rows)
    await tx
      .update(courseVariants)
      .set({ contentHash: await readContentHash(tx, packageId!) })
      .where(eq(courseVariants.id, id));
}
