import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { ImportRow } from '#app/domains/modules/internal/import-row.server.ts';
import { areWaiting } from '#app/domains/modules/internal/waiting-imports.server.ts';
import { moduleImports } from '#db/schema/modules.ts';

/** One's own import: how far it is, whether it still waits for others, or how it ended. Throws `not_found`. */
export async function readImport(ctx: Ctx, importId: string): Promise<ImportRow & { isWaiting: boolean }> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const [row] = await ctx.db.read.select().from(moduleImports).where(eq(moduleImports.id, importId));
  mustBeAllowed(ctx, row?.ownerId === ctx.actor.id);
  const [isWaiting] = await areWaiting(ctx.db.read, [row!]);
  return { ...row!, isWaiting: isWaiting! };
}
