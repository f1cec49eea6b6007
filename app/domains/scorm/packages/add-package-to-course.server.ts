import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { VariantInput } from '#app/domains/catalogue/schemas.ts';
import { addPackageIn } from '#app/domains/catalogue/versions/add-package.server.ts';
import { hashEarlierVariantsIn } from '#app/domains/scorm/internal/hash-earlier-variants.server.ts';
import { readContentHash } from '#app/domains/scorm/internal/content-hash.server.ts';
import { readOwnPackage } from './read-own-package.server.ts';

const Form = VariantInput.extend({
  /** The course's revision when the form was opened (`hashContent`); callers without a form leave it out. */
  revision: z.string().optional(),
});

/**
 * Puts one's own package into a course: a new one, or the draft of `courseId`. Returns the course's id. Throws `course_changed`
 * where the course is no longer as the form showed it.
 */
export async function addPackageToCourse(
  ctx: Ctx,
  packageId: string,
  courseId: string | null,
  raw: unknown,
): Promise<string> {
  const found = await readOwnPackage(ctx, packageId);
  const { revision, ...input } = Form.parse(raw);
  const contentHash = await readContentHash(ctx.db.read, packageId);
  return ctx.db.transact(async (tx) => {
    if (courseId) await hashEarlierVariantsIn(tx, courseId);
    return addPackageIn(
      tx,
      ctx,
      { packageId, contentHash, format: found.standard, courseId, revision },
      input,
    );
  });
}
