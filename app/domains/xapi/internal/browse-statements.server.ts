import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import type { StatementQuery } from '#app/domains/xapi/statements/statement-query.ts';
import { type Statement, parseStatement, sortByTime } from '#app/domains/xapi/statements/stored-statement.ts';
import { findStatements } from './find-statements.server.ts';

export type RecordPage = { statements: Statement[]; next: Cursor | null };

export async function browseStatements(
  ctx: Ctx,
  filters: StatementQuery,
  after?: Cursor,
): Promise<RecordPage> {
  const { rows, next } = await findStatements(ctx.db.read, filters, after);
  return { statements: sortByTime(rows.map(parseStatement)), next };
}
