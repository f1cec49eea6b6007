import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { registrations } from '#db/schema/learning.ts';
import { requireOwnRegistration } from './require-own-registration.server.ts';

/** Ends it; what was recorded stays, and its launches end with it. */
export async function endRegistration(ctx: Ctx, registrationId: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  await ctx.db.transact(async (tx) => {
    await tx.update(registrations).set({ endedAt: ctx.now }).where(eq(registrations.id, registration.id));
    await appendAudit(tx, ctx, 'learning.registration-ended', registrationId, {});
  });
}
