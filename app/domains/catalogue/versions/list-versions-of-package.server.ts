import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';

/** Versions that a package is a language of; the caller decides who may know. */
export const listVersionsOfPackage = (ctx: Ctx, packageId: string) =>
  ctx.db.read
    .select({ id: courseVersions.id, state: courseVersions.state })
    .from(courseVariants)
    .innerJoin(courseVersions, eq(courseVersions.id, courseVariants.versionId))
    .where(eq(courseVariants.packageId, packageId));
