import { eq } from 'drizzle-orm';
import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { isHeaderValue } from '#app/domains/xapi/protocol/header-value.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { documents } from '#db/schema/xapi.ts';
import { requireDocumentAccess } from './document-access.ts';
import { documentKey } from './document-keys.ts';
import type { DocumentScope } from './document-scope.ts';
import type { Document } from './document.ts';

/** Throws Refusal 404. */
export async function readDocument(ctx: ClientCtx, shelf: DocumentScope, name: string): Promise<Document> {
  requireDocumentAccess(ctx, shelf, 'read');
  const [row] = await ctx.db.read
    .select()
    .from(documents)
    .where(eq(documents.key, documentKey(ctx.client, shelf, name)));
  if (!row) throw new Refusal(404, 'There is no such document.');
  // Types that no header can carry were taken once.
  const contentType = isHeaderValue(row.contentType) ? row.contentType : 'application/octet-stream';
  return { ...row, contentType, content: Buffer.from(row.content) };
}
