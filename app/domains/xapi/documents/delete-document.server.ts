import { eq } from 'drizzle-orm';
import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { findDocumentIn } from '#app/domains/xapi/internal/document-rows.server.ts';
import { documents } from '#db/schema/xapi.ts';
import { requireDocumentAccess } from './document-access.ts';
import { documentKey } from './document-keys.ts';
import type { DocumentScope } from './document-scope.ts';
import { type RequestConditions, requireMatch } from './request-conditions.ts';

/** Throws Refusal 412; that there is nothing to delete is no fault. */
export async function deleteDocument(
  ctx: ClientCtx,
  shelf: DocumentScope,
  name: string,
  conditions: RequestConditions,
): Promise<void> {
  requireDocumentAccess(ctx, shelf, 'delete');
  const freed = await ctx.db.transact(async (tx) => {
    const current = await findDocumentIn(tx, ctx, shelf, name);
    requireMatch(current, conditions);
    await tx.delete(documents).where(eq(documents.key, documentKey(ctx.client, shelf, name)));
    return current?.content.length ?? 0;
  });
  ctx.client.countStored(-freed);
}
