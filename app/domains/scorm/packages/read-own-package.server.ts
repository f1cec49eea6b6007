import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { scormPackages } from '#db/schema/scorm.ts';

export type ScormPackage = typeof scormPackages.$inferSelect;

export async function readOwnPackage(ctx: Ctx, id: string): Promise<ScormPackage> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, id));
  mustBeAllowed(ctx, row?.ownerId === ctx.actor.id);
  return row!;
}
