import { and, eq, sql } from 'drizzle-orm';
import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { documents } from '#db/schema/xapi.ts';
import { requireDocumentAccess } from './document-access.ts';
import { scopeKey } from './document-keys.ts';
import type { DocumentScope } from './document-scope.ts';

/** All documents of an agent in an activity, of one registration where one is named. */
export async function deleteStates(ctx: ClientCtx, shelf: DocumentScope): Promise<void> {
  requireDocumentAccess(ctx, shelf, 'delete');
  const freed = await ctx.db.transact((tx) =>
    tx
      .delete(documents)
      .where(
        and(
          eq(documents.shelf, scopeKey(ctx.client, shelf)),
          shelf.registration === undefined ? undefined : eq(documents.registration, shelf.registration),
        ),
      )
      .returning({ bytes: sql<number>`length(${documents.content})`.mapWith(Number) }),
  );
  ctx.client.countStored(-freed.reduce((sum, { bytes }) => sum + bytes, 0));
}
