import { and, eq, inArray } from 'drizzle-orm';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';

export const SAMPLE_PASSWORD = 'majakka-demo';
/** Who can sign in; `officer` is the second officer of the same association, for what needs four eyes. */
export const SAMPLE_ROLES = ['doctor', 'author', 'association', 'officer', 'mentor', 'admin'] as const;
export const sampleEmail = (role: (typeof SAMPLE_ROLES)[number]) => `${role}@majakka.test`;

/** Whom the sign-in page offers: in demonstration mode, while the sample region stands; null otherwise. */
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
