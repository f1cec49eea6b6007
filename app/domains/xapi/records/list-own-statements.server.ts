import { and, count, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { findStatements } from '#app/domains/xapi/internal/find-statements.server.ts';
import type { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import type { StatementQueryResult } from '#app/domains/xapi/statements/statement-query.ts';
import { type Statement, parseStatement, sortByTime } from '#app/domains/xapi/statements/stored-statement.ts';
import { statementAgents } from '#db/schema/xapi.ts';
import { learnerKey } from './learner-key.ts';

const OWN_PAGE = 50;

/** A learner's own record, newest first, from after `cursor`. */
export async function listOwnStatements(
  ctx: Ctx,
  cursor?: Cursor,
): Promise<{ statements: Statement[]; next: Cursor | null; total: number }> {
  mustBeSignedIn(ctx);
  const agent = learnerKey(ctx, ctx.actor.opaqueId);
  const { rows, next }: StatementQueryResult = await findStatements(
    ctx.db.read,
    { agent, limit: OWN_PAGE },
    cursor,
  );
  const [all] = await ctx.db.read
    .select({ n: count() })
    .from(statementAgents)
    .where(and(eq(statementAgents.agent, agent), eq(statementAgents.direct, true)));
  return { statements: sortByTime(rows.map(parseStatement)), next, total: all!.n };
}
