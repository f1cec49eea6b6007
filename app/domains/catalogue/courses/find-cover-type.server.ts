import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courses } from '#db/schema/catalogue.ts';

/** Type of a cover that some course shows; null for any other file. */
export async function findCoverType(ctx: Ctx, hash: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ type: courses.coverType })
    .from(courses)
    .where(eq(courses.coverHash, hash));
  return row?.type ?? null;
}
