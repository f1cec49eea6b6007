import { asc, eq } from 'drizzle-orm';
import { earlierStatements, statements } from '#db/schema/xapi.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeOperator } from '../accounts/permissions.ts';
import { indexIn } from './internal/rows.server.ts';
import { makeReady } from './internal/store.server.ts';
import { defineIn } from './internal/define.server.ts';
import { ownStoring } from './record-statement.server.ts';
import { definitionsOf } from './statement/keys.ts';

const AT_ONCE = 500;

/** Takes what was kept before there was a record store over into it, with the time when it was stored. Answers how many. */
export async function adoptEarlierStatements(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  for (let adopted = 0; ;) {
    const some = await ctx.db.read.select({ id: earlierStatements.id }).from(earlierStatements).limit(1);
    if (some.length === 0) return adopted;
    adopted += await ctx.db.transact(async (tx) => {
      const rows = await tx
        .select()
        .from(earlierStatements)
        .orderBy(asc(earlierStatements.id))
        .limit(AT_ONCE);
      for (const { id, body, stored } of rows) {
        const storing = ownStoring(ctx, stored);
        const [ready] = makeReady([body], storing, () => id);
        const { keys, statement, ...row } = ready!;
        const [written] = await tx
          .insert(statements)
          .values({ ...row, stored })
          .onConflictDoNothing()
          .returning({ seq: statements.seq });
        if (written) await indexIn(tx, [{ statement: written.seq, origin: written.seq, stored, keys }]);
        await defineIn(tx, storing, definitionsOf(statement));
        await tx.delete(earlierStatements).where(eq(earlierStatements.id, id));
      }
      return rows.length;
    });
  }
}
