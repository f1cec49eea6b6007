import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { consultationAbsences } from '#db/schema/consultations.ts';

export async function removeAbsence(ctx: Ctx, id: string): Promise<void> {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(consultationAbsences)
      .where(and(eq(consultationAbsences.id, id), eq(consultationAbsences.personId, own.actor.id)));
    await appendAudit(tx, ctx, 'consultations.absence-dropped', own.actor.opaqueId, {});
  });
}
