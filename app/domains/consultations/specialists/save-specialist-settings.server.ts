import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { SpecialistSettingsInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { consultationFields, consultationSpecialists } from '#db/schema/consultations.ts';

/** Becomes a specialist, or changes the settings. */
export async function saveSpecialistSettings(ctx: Ctx, raw: unknown): Promise<void> {
  const { ctx: own, country } = await requireVerifiedProfessional(ctx);
  const { specialties, ...input } = SpecialistSettingsInput.parse(raw);
  const personId = own.actor.id;
  await ctx.db.transact(async (tx) => {
    const row = { ...input, country, updatedAt: ctx.now };
    await tx
      .insert(consultationSpecialists)
      .values({ personId, ...row, lastAssignedAt: new Date(0) })
      .onConflictDoUpdate({ target: consultationSpecialists.personId, set: row });
    await tx.delete(consultationFields).where(eq(consultationFields.personId, personId));
    for (const specialty of new Set(specialties))
      await tx.insert(consultationFields).values({ personId, specialty });
    await appendAudit(tx, ctx, 'consultations.answering-saved', own.actor.opaqueId, {
      ...input,
      specialties,
    });
  });
}
