import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { registrations } from '#db/schema/learning.ts';
import { requireOwnRegistration } from './require-own-registration.server.ts';

/** The disclosures of the course, as they are now, were shown. A form that shows older ones changes nothing. */
export async function acknowledgeDisclosures(ctx: Ctx, registrationId: string, shown: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  if (shown === '' || registration.disclosuresSeen === shown) return;
  await ctx.db.transact((tx) => acknowledgeDisclosuresIn(tx, ctx, registration, shown));
}

export async function acknowledgeDisclosuresIn(
  tx: Tx,
  ctx: Ctx,
  registration: Pick<typeof registrations.$inferSelect, 'id' | 'courseId' | 'disclosuresSeen'>,
  shown: string,
): Promise<void> {
  const hash = hashDisclosures(await listDisclosures(tx, registration.courseId));
  if (hash === null || hash !== shown || registration.disclosuresSeen === hash) return;
  await tx.update(registrations).set({ disclosuresSeen: hash }).where(eq(registrations.id, registration.id));
  await appendAudit(tx, ctx, 'learning.disclosures-seen', registration.id, { hash });
}
