import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { areWaiting } from '#app/domains/modules/internal/waiting-imports.server.ts';
import { moduleImports } from '#db/schema/modules.ts';

export type ListedImport = Pick<
  typeof moduleImports.$inferSelect,
  'id' | 'fileName' | 'state' | 'done' | 'total' | 'recording' | 'createdAt'
> & { isWaiting: boolean };

/** One's own last imports, the newest first. */
export async function listImports(ctx: Ctx): Promise<ListedImport[]> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { id, fileName, state, done, total, recording, createdAt, tries } = moduleImports;
  const rows = await ctx.db.read
    .select({ id, fileName, state, done, total, recording, createdAt, tries })
    .from(moduleImports)
    .where(eq(moduleImports.ownerId, ctx.actor.id))
    .orderBy(desc(moduleImports.createdAt))
    .limit(5);
  const waiting = await areWaiting(ctx.db.read, rows);
  return rows.map((row, at) => ({ ...row, isWaiting: waiting[at]! }));
}
