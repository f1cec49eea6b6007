import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { readVersion } from '#app/domains/catalogue/versions/read-version.server.ts';
import { people } from '#db/schema/accounts.ts';
import { accreditationApplications } from '#db/schema/credits.ts';

export async function findApplicationFile(ctx: Ctx, id: string) {
  const [row] = await ctx.db.read
    .select({ application: accreditationApplications, organiser: people.name })
    .from(accreditationApplications)
    .innerJoin(people, eq(people.id, accreditationApplications.submittedBy))
    .where(eq(accreditationApplications.id, id));
  if (!row) return null;
  const offer = await readVersion(ctx, row.application.courseVersionId);
  return { ...row, offer, disclosures: await listDisclosures(ctx.db.read, offer.course.id) };
}
