import type { Ctx } from '../accounts/ctx.ts';
import { readDefinitions } from './internal/define.server.ts';
import type { Statement } from './list-statements.server.ts';
import { told, type ToldStatement } from './told.ts';

/**
 * What of statements is told to a reader, in their language where anybody has said it in that; the caller has shown that
 * they may be read.
 */
export async function tell(ctx: Ctx, statements: Statement[], locale: string): Promise<ToldStatement[]> {
  const iris = statements
    .map(({ object }) => (object as { id?: string }).id)
    .filter((iri) => iri !== undefined);
  const definitions = await readDefinitions(ctx.db.read, [...new Set(iris)]);
  return statements.map((statement) => {
    const definition = definitions.get((statement['object'] as { id: string }).id);
    return told(statement, locale, definition?.['name'] as Record<string, string> | undefined);
  });
}
