import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { people } from '#db/schema/accounts.ts';

/** The country of the reader's own profile; null where they have not chosen one, or nobody is signed in. */
export async function findOwnCountry(ctx: Ctx): Promise<string | null> {
  if (!ctx.actor) return null;
  const [reader] = await ctx.db.read
    .select({ country: people.country })
    .from(people)
    .where(eq(people.id, ctx.actor.id));
  return reader?.country ?? null;
}
