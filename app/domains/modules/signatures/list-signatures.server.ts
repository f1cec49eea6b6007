import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { moduleSignatures } from '#db/schema/modules.ts';
import type { Signature } from './signature.ts';

/** Signatures of a version that are for what it holds now, the first of each language first. Public. */
export const listSignatures = (ctx: Ctx, versionId: string): Promise<Signature[]> =>
  ctx.db.read
    .select({ language: moduleSignatures.language, name: moduleSignatures.name, at: moduleSignatures.at })
    .from(moduleSignatures)
    .innerJoin(
      courseVariants,
      and(
        eq(courseVariants.versionId, moduleSignatures.versionId),
        eq(courseVariants.language, moduleSignatures.language),
        eq(courseVariants.contentHash, moduleSignatures.contentHash),
      ),
    )
    .where(eq(moduleSignatures.versionId, versionId))
    .orderBy(asc(moduleSignatures.at));
