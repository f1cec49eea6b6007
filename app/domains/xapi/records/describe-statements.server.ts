import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readDefinitions } from '#app/domains/xapi/internal/definitions.server.ts';
import type { Statement } from '#app/domains/xapi/statements/stored-statement.ts';
import { type StatementDescription, describeStatement } from './describe-statement.ts';

/** Describes statements in the reader's language where any statement names the activity in it; the caller has authorised. */
export async function describeStatements(
  ctx: Ctx,
  statements: Statement[],
  locale: string,
): Promise<StatementDescription[]> {
  const iris = statements
    .map(({ object }) => (object as { id?: string }).id)
    .filter((iri) => iri !== undefined);
  const definitions = await readDefinitions(ctx.db.read, [...new Set(iris)]);
  return statements.map((statement) => {
    const definition = definitions.get((statement['object'] as { id: string }).id);
    return describeStatement(statement, locale, definition?.['name'] as Record<string, string> | undefined);
  });
}
