import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { AbsenceInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationAbsences } from '#db/schema/consultations.ts';

export async function addAbsence(ctx: Ctx, raw: unknown): Promise<void> {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const input = AbsenceInput.parse(raw);
  if (input.toDay < todayOf(ctx)) throw new DomainError('invalid', {}, { toDay: 'date_past' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(consultationAbsences).values({ id, personId: own.actor.id, ...input });
    await appendAudit(tx, ctx, 'consultations.absence-added', own.actor.opaqueId, input);
  });
}
