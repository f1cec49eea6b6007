import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findStatements } from '#app/domains/xapi/internal/find-statements.server.ts';
import { type Statement, parseStatement } from '#app/domains/xapi/statements/stored-statement.ts';

/** All statements about one registration; the caller has authorised. */
export async function listRegistrationStatements(ctx: Ctx, registration: string): Promise<Statement[]> {
  const filters = { registration: registration.toLowerCase(), ascending: true, limit: 500 };
  const { rows } = await findStatements(ctx.db.read, filters);
  return rows.map(parseStatement);
}
