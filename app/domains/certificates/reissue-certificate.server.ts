import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireCreditToTakeBack } from '#app/domains/certificates/internal/require-credit-to-take-back.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { findCertificateOfParticipation } from './find-certificate-of-participation.server.ts';
import { issueCertificateIn } from './issue-certificate.server.ts';
import { notifyOfCertificateIn } from './notifications.server.ts';
import { TakeBackInput } from './schemas.ts';

/**
 * An officer reissues a certificate, with the name and the accreditations as they are now; the earlier one is superseded.
 * Throws `own_decision`, `not_accredited_by_you`, and `already_decided` where credit was taken back or another officer already
 * did.
 */
export async function reissueCertificate(
  ctx: Ctx,
  associationId: string,
  participationId: string,
  raw: unknown,
): Promise<void> {
  const { row, person } = await requireCreditToTakeBack(ctx, associationId, participationId);
  const { reason } = TakeBackInput.parse(raw);
  const before = await findCertificateOfParticipation(ctx, participationId);
  if (!before || before.revocation) throw new DomainError('already_decided');
  await ctx.db.transact(async (tx) => {
    await issueCertificateIn(tx, ctx, row, { supersedes: before.row.id, reason });
    await notifyOfCertificateIn(tx, ctx, person, 'reissued', { title: row.title, reason });
  });
}
