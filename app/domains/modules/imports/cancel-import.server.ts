import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { endImportIn } from '#app/domains/modules/internal/import-row.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { readImport } from './read-import.server.ts';

/** Stops one's own import before anything of it is there. Throws `import_over` where it has ended, and `not_found`. */
export async function cancelImport(ctx: Ctx, importId: string): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  await readImport(ctx, importId);
  await ctx.db.transact(async (tx) => {
    if (!(await endImportIn(tx, importId, ctx.now, { state: 'cancelled' })))
      throw new DomainError('import_over');
    await appendAudit(tx, ctx, 'modules.import-cancelled', importId, {});
  });
}
