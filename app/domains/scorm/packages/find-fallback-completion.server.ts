import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { people } from '#db/schema/accounts.ts';
import type { FallbackCompletion } from './fallback-completion.ts';

/** The rule with the name of the person who set it; the caller has authorised. */
export async function findFallbackCompletion(
  ctx: Ctx,
  kept: unknown,
): Promise<(FallbackCompletion & { name: string }) | null> {
  const rule = kept as FallbackCompletion | null;
  if (!rule) return null;
  const [person] = await ctx.db.read
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, rule.personId));
  return { ...rule, name: person?.name ?? '' };
}
