import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { people } from '#db/schema/accounts.ts';
import { SAMPLE_PASSWORD, SAMPLE_ROLES, sampleEmail } from './sample-people.ts';

/** Sample people listed on the sign-in page: in demonstration mode, while the sample region exists; null otherwise. */
export async function listSamplePeople(ctx: Ctx) {
  if (!ctx.settings.demonstration) return null;
  const rows = await ctx.db.read
    .select({ email: people.email, name: people.name })
    .from(people)
    .where(and(eq(people.sample, true), inArray(people.email, SAMPLE_ROLES.map(sampleEmail))));
  const found = SAMPLE_ROLES.flatMap((role) => {
    const row = rows.find((each) => each.email === sampleEmail(role));
    return row ? [{ ...row, role }] : [];
  });
  return found.length > 0 ? { people: found, password: SAMPLE_PASSWORD } : null;
}
