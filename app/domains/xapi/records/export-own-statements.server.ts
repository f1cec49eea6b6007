import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { findStatements } from '#app/domains/xapi/internal/find-statements.server.ts';
import type { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import { statementText } from '#app/domains/xapi/statements/stored-statement.ts';
import { learnerKey } from './learner-key.ts';

/** The whole of a learner's own record as JSON text, page by page, oldest first. */
export function exportOwnStatements(ctx: Ctx): AsyncGenerator<string> {
  mustBeSignedIn(ctx);
  return streamStatements(ctx, learnerKey(ctx, ctx.actor.opaqueId));
}

async function* streamStatements(ctx: Ctx, agent: string): AsyncGenerator<string> {
  let cursor: Cursor | undefined;
  yield '[';
  for (let first = true; ; first = false) {
    const { rows, next } = await findStatements(ctx.db.read, { agent, ascending: true, limit: 200 }, cursor);
    if (rows.length > 0) yield `${first ? '\n' : ',\n'}${rows.map(statementText).join(',\n')}`;
    if (!next) break;
    cursor = next;
  }
  yield '\n]\n';
}
