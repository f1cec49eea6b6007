import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  isAdministrator,
  isAuthor,
  mustBeAllowed,
  mustBeSignedIn,
} from '#app/domains/accounts/permissions.ts';
import { scormPackages } from '#db/schema/scorm.ts';

/** A package for its author, who has pages of its own about it (`own`), and for administrators; throws `not_found` for everybody else. */
export async function requireTracedPackage(ctx: Ctx, packageId: string) {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  mustBeAllowed(ctx, row !== undefined && (row.ownerId === ctx.actor.id || isAdministrator(ctx.actor)));
  const { report, fileName, ownerId } = row!;
  const own = isAuthor(ctx.actor) && ownerId === ctx.actor.id;
  return { row: row!, title: report.title ?? fileName, own };
}
