import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { consultationTemplates } from '#db/schema/consultations.ts';

export async function listTemplates(ctx: Ctx) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const compare = compareIn(own.actor.locale);
  const found = await ctx.db.read
    .select()
    .from(consultationTemplates)
    .where(eq(consultationTemplates.personId, own.actor.id));
  return found.sort((a, b) => compare(a.title, b.title));
}
