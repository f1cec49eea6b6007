import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';

/** Whether learners can begin a package now, as a course or as a module of one; the caller has authorised. */
export async function isPackagePublic(ctx: Ctx, packageId: string): Promise<boolean> {
  const uses = await listPackageUses(ctx.db.read, (use) => eq(use.packageId, packageId));
  return uses.some(({ state }) => state === 'published');
}
