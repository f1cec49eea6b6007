import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { people } from '#db/schema/accounts.ts';
import { erasePerson } from './erase-person.server.ts';

/** By address and at once, for the command line; false where there is no such account. */
export async function erasePersonByEmail(ctx: Ctx, email: string): Promise<boolean> {
  mustBeOperator(ctx);
  const [person] = await ctx.db.read.select({ id: people.id }).from(people).where(eq(people.email, email));
  return person !== undefined && erasePerson(ctx, person.id);
}
