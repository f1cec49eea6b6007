import { type ClientCtx, hasScope, requireScope } from '#app/domains/xapi/credentials/client.ts';
import { findStatements } from '#app/domains/xapi/internal/find-statements.server.ts';
import type { Cursor } from './cursor.ts';
import type { StatementQuery, StatementQueryResult } from './statement-query.ts';

/** A page of statements for a client; one that may read only its own gets only those. */
export async function queryStatements(
  ctx: ClientCtx,
  filters: StatementQuery,
  after?: Cursor,
): Promise<StatementQueryResult> {
  requireScope(ctx, 'statements/read', 'statements/read/mine');
  const authority = hasScope(ctx, 'statements/read') ? undefined : ctx.client.authorityKey;
  return findStatements(ctx.db.read, { ...filters, authority }, after);
}
