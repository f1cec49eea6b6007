import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { TemplateInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationTemplates } from '#db/schema/consultations.ts';

export async function addTemplate(ctx: Ctx, raw: unknown): Promise<void> {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const { title, body, kept } = TemplateInput.parse(raw);
  assertDeidentified({ title, body }, kept);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(consultationTemplates)
      .values({ id, personId: own.actor.id, title, body, updatedAt: ctx.now });
    await appendAudit(tx, ctx, 'consultations.template-added', own.actor.opaqueId, { id });
  });
}
