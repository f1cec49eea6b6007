import type { ClientCtx, RequireSpace } from '#app/domains/xapi/credentials/client.ts';
import { findDocumentIn, writeDocumentIn } from '#app/domains/xapi/internal/document-rows.server.ts';
import { requireDocumentAccess } from './document-access.ts';
import type { DocumentScope } from './document-scope.ts';
import { type DocumentChange, requireContentType } from './document.ts';
import { requireCondition, requireMatch } from './request-conditions.ts';

/** Puts a document in the place of what was there. Throws Refusal 400, 409 or 412. */
export async function putDocument(
  ctx: ClientCtx,
  shelf: DocumentScope,
  name: string,
  change: DocumentChange,
): Promise<void> {
  requireDocumentAccess(ctx, shelf, 'write');
  requireContentType(change.contentType);
  const write = (mustFit: RequireSpace) =>
    ctx.db.transact(async (tx) => {
      const current = await findDocumentIn(tx, ctx, shelf, name);
      requireMatch(current, change.conditions);
      requireCondition(shelf.kind, change.version, current !== undefined, change.conditions);
      return writeDocumentIn(tx, ctx, shelf, name, change, current, mustFit);
    });
  ctx.client.countStored(await ctx.client.spend(change.content.length, write));
}
