import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { people } from '#db/schema/accounts.ts';
import type { FirstStep } from '#app/domains/accounts/types.ts';

/** The step that the acting person stands at, `new` where they have not seen the first; null where they are through. */
export async function findFirstStep(ctx: Ctx): Promise<FirstStep | 'new' | null> {
  mustBeSignedIn(ctx);
  const [own] = await ctx.db.read
    .select({ firstStep: people.firstStep })
    .from(people)
    .where(eq(people.id, ctx.actor.id));
  return own?.firstStep ?? null;
}
