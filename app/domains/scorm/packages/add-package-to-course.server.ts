import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { VariantInput } from '#app/domains/catalogue/schemas.ts';
import { addPackageIn } from '#app/domains/catalogue/versions/add-package.server.ts';
import { readOwnPackage } from './read-own-package.server.ts';

/** Puts one's own package into a course: a new one, or the draft of `courseId`. Answers the course's id. */
export async function addPackageToCourse(
  ctx: Ctx,
  packageId: string,
  courseId: string | null,
  raw: unknown,
): Promise<string> {
  const found = await readOwnPackage(ctx, packageId);
  const input = VariantInput.parse(raw);
  return ctx.db.transact((tx) =>
    addPackageIn(tx, ctx, { packageId, format: found.standard, courseId }, input),
  );
}
