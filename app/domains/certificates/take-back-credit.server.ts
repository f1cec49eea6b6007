import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireCreditToTakeBack } from '#app/domains/certificates/internal/require-credit-to-take-back.server.ts';
import { reverseParticipationIn } from '#app/domains/credits/ledger/reverse-participation.server.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import { notifyOfCertificateIn } from './notifications.server.ts';
import { TakeBackInput } from './schemas.ts';

/**
 * An officer takes a member's credit back: reverses the line, revokes the certificate and notifies the doctor, in one
 * transaction. Only an association that accredited the course may. Throws `not_found`, `own_decision`, `not_accredited_by_you`
 * and, a second time, `already_decided`.
 */
export async function takeBackCredit(
  ctx: Ctx,
  associationId: string,
  participationId: string,
  raw: unknown,
): Promise<void> {
  const { row, person, actor } = await requireCreditToTakeBack(ctx, associationId, participationId);
  const { reason } = TakeBackInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    await reverseParticipationIn(tx, ctx, row, reason);
    await refreshStandingsIn(tx, ctx, [row.personId]);
    const [certificate] = await tx
      .select({ id: certificates.id, code: certificates.code })
      .from(certificates)
      .where(eq(certificates.participationId, participationId))
      .orderBy(desc(certificates.issuedAt), desc(certificates.id))
      .limit(1);
    if (certificate) {
      await tx
        .insert(certificateRevocations)
        .values({ certificateId: certificate.id, revokedAt: ctx.now, revokedBy: actor.id, reason });
      await appendAudit(tx, ctx, 'certificates.revoked', certificate.id, { reason });
    }
    await notifyOfCertificateIn(tx, ctx, person, 'takenBack', { title: row.title, reason });
  });
}
