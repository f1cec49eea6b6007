import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { consultationTemplates } from '#db/schema/consultations.ts';

export async function listTemplates(ctx: Ctx) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  return ctx.db.read
    .select()
    .from(consultationTemplates)
    .where(eq(consultationTemplates.personId, own.actor.id))
    .orderBy(asc(consultationTemplates.title));
}
