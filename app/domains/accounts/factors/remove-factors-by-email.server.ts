import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hasFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { people } from '#db/schema/accounts.ts';
import { removeFactors } from './remove-factors.server.ts';

/** By address, for the command line; false where there is no such account or nothing to take off. */
export async function removeFactorsByEmail(ctx: Ctx, email: string): Promise<boolean> {
  mustBeOperator(ctx);
  const [person] = await ctx.db.read.select({ id: people.id }).from(people).where(eq(people.email, email));
  if (!person || !(await hasFactor(ctx.db.read, person.id))) return false;
  await removeFactors(ctx, person.id);
  return true;
}
