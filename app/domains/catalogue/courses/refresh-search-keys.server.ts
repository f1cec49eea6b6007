import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { searchText } from './search-text.ts';

/** Recomputes search keys of courses that an earlier version computed differently. */
export async function refreshSearchKeys(ctx: Ctx): Promise<void> {
  mustBeOperator(ctx);
  const rows = await ctx.db.read
    .select({
      id: courseVariants.id,
      title: courseVariants.title,
      summary: courseVariants.summary,
      objectives: courseVariants.objectives,
      folded: courseVariants.folded,
    })
    .from(courseVariants);
  const stale = rows.filter((row) => row.folded !== searchText(row));
  for (let at = 0; at < stale.length; at += 200)
    await ctx.db.transact(async (tx) => {
      for (const row of stale.slice(at, at + 200))
        await tx
          .update(courseVariants)
          .set({ folded: searchText(row) })
          .where(eq(courseVariants.id, row.id));
    });
}
