import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { registrations } from '#db/schema/learning.ts';
import { requireOwnRegistration } from './require-own-registration.server.ts';

/** The disclosures of the course, as they are now, were shown. A form that shows older ones changes nothing. */
export async function acknowledgeDisclosures(ctx: Ctx, registrationId: string, shown: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  const hash = hashDisclosures(await listDisclosures(ctx.db.read, registration.courseId));
  if (hash === null || hash !== shown || registration.disclosuresSeen === hash) return;
  await ctx.db.transact(async (tx) => {
    await tx.update(registrations).set({ disclosuresSeen: hash }).where(eq(registrations.id, registrationId));
    await appendAudit(tx, ctx, 'learning.disclosures-seen', registrationId, { hash });
  });
}
