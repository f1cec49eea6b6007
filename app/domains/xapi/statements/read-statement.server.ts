import { eq } from 'drizzle-orm';
import { type ClientCtx, hasScope, requireScope } from '#app/domains/xapi/credentials/client.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { statements } from '#db/schema/xapi.ts';
import type { StoredStatement } from './stored-statement.ts';

/** One statement by its id, voided or not as asked; throws Refusal 404. */
export async function readStatement(ctx: ClientCtx, id: string, voided: boolean): Promise<StoredStatement> {
  requireScope(ctx, 'statements/read', 'statements/read/mine');
  const query = prepared(ctx.db.read, 'xapi_statement', (read) =>
    read
      .select()
      .from(statements)
      .where(eq(statements.id, boundValue('id'))),
  );
  const [row] = await query.execute({ id });
  const own = row && (hasScope(ctx, 'statements/read') || row.authority === ctx.client.authorityKey);
  if (!own || (row.voidedBy !== null) !== voided)
    throw new Refusal(404, voided ? `There is no voided statement ${id}.` : `There is no statement ${id}.`);
  return row;
}
