import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { plainEmail } from '#app/platform/email-address.ts';
import { people } from '#db/schema/accounts.ts';

/** The id of the person with this email address, or null. For the operator alone. */
export async function findPersonByAddress(ctx: Ctx, email: string): Promise<string | null> {
  mustBeOperator(ctx);
  const [person] = await ctx.db.read
    .select({ id: people.id })
    .from(people)
    .where(eq(people.email, plainEmail(email)));
  return person?.id ?? null;
}
