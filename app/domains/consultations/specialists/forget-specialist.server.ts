import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import {
  consultationAbsences,
  consultationFields,
  consultationReleasers,
  consultationSpecialists,
  consultationTemplates,
} from '#db/schema/consultations.ts';

/**
 * Somebody was erased: no question goes to them, and what they had set up goes. Cases are about patients and have no names; each is erased when its own
 * time is over.
 */
export async function forgetSpecialist(
  ctx: Ctx,
  { personId, opaqueId }: { personId: string; opaqueId: string },
): Promise<void> {
  mustBeOperator(ctx);
  await ctx.db.transact(async (tx) => {
    for (const table of [
      consultationTemplates,
      consultationAbsences,
      consultationFields,
      consultationReleasers,
      consultationSpecialists,
    ])
      await tx.delete(table).where(eq(table.personId, personId));
    await appendAudit(tx, ctx, 'consultations.specialist-forgotten', opaqueId, {});
  });
}
