import { and, asc, eq, gt } from 'drizzle-orm';
import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { documents } from '#db/schema/xapi.ts';
import { requireDocumentAccess } from './document-access.ts';
import { scopeKey } from './document-keys.ts';
import type { DocumentScope } from './document-scope.ts';

/** Names of the documents on a shelf, the oldest change first; of one registration where one is named. */
export async function listDocuments(
  ctx: ClientCtx,
  shelf: DocumentScope,
  since?: Date,
): Promise<{ names: string[]; updatedAt: Date | null }> {
  requireDocumentAccess(ctx, shelf, 'read');
  const rows = await ctx.db.read
    .select({ name: documents.name, updatedAt: documents.updatedAt })
    .from(documents)
    .where(
      and(
        eq(documents.shelf, scopeKey(ctx.client, shelf)),
        shelf.registration === undefined ? undefined : eq(documents.registration, shelf.registration),
        since && gt(documents.updatedAt, since),
      ),
    )
    .orderBy(asc(documents.updatedAt), asc(documents.name));
  return {
    names: [...new Set(rows.map(({ name }) => name))],
    updatedAt: rows.at(-1)?.updatedAt ?? null,
  };
}
