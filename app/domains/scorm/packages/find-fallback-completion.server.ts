import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { people } from '#db/schema/accounts.ts';
import type { FallbackCompletion } from '#app/domains/scorm/types.ts';

/** The rule with the name of the person who set it; the caller has authorised. */
export async function findFallbackCompletion(
  ctx: Ctx,
  rule: FallbackCompletion | null,
): Promise<(FallbackCompletion & { name: string }) | null> {
  if (!rule) return null;
  const [person] = await ctx.db.read
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, rule.personId));
  return { ...rule, name: person?.name ?? '' };
}
