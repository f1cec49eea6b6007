import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { mergeDefinitionsIn } from '#app/domains/xapi/internal/definitions.server.ts';
import { majakkaStoring } from '#app/domains/xapi/internal/majakka-storing.ts';
import { prepareStatements } from '#app/domains/xapi/internal/prepare-statements.ts';
import { indexStatementsIn } from '#app/domains/xapi/internal/statement-index.server.ts';
import { collectDefinitions } from '#app/domains/xapi/statements/statement-definitions.ts';
import { earlierStatements, statements } from '#db/schema/xapi.ts';

const BATCH = 500;

/** Takes what was kept before there was a record store over into it, with the time when it was stored. Returns how many. */
export async function importEarlierStatements(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  for (let adopted = 0; ;) {
    const some = await ctx.db.read.select({ id: earlierStatements.id }).from(earlierStatements).limit(1);
    if (some.length === 0) return adopted;
    adopted += await ctx.db.transact(async (tx) => {
      const rows = await tx.select().from(earlierStatements).orderBy(asc(earlierStatements.id)).limit(BATCH);
      for (const { id, body, stored } of rows) {
        const storing = majakkaStoring(ctx, stored);
        const [ready] = prepareStatements([body], storing, () => id);
        const { keys, statement, ...row } = ready!;
        const [written] = await tx
          .insert(statements)
          .values({ ...row, stored })
          .onConflictDoNothing()
          .returning({ seq: statements.seq });
        if (written)
          await indexStatementsIn(tx, [{ statement: written.seq, origin: written.seq, stored, keys }]);
        await mergeDefinitionsIn(tx, storing, collectDefinitions([statement]));
        await tx.delete(earlierStatements).where(eq(earlierStatements.id, id));
      }
      return rows.length;
    });
  }
}
