import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { SORT_VERSION } from '#app/i18n/sort-keys.server.ts';
import { people } from '#db/schema/accounts.ts';
import { nameColumns } from './name-columns.server.ts';

const PEOPLE_A_UNIT = 200;

/** Rewrites search and sort keys of names where they are missing or of another version, as after an update of Node.js. */
export async function refreshNameColumns(ctx: Ctx): Promise<void> {
  mustBeOperator(ctx);
  for (let after = ''; ;) {
    const from = and(
      sql`${people.sortKeys} ->> 'version' is distinct from ${SORT_VERSION}`,
      gt(people.id, after),
    );
    const last = await ctx.db.transact(async (tx) => {
      const rows = await tx
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(from)
        .orderBy(asc(people.id))
        .limit(PEOPLE_A_UNIT);
      for (const { id, name } of rows)
        await tx.update(people).set(nameColumns(name)).where(eq(people.id, id));
      return rows.at(-1)?.id;
    });
    if (last === undefined) return;
    after = last;
  }
}
