import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { selectCertificates } from '#app/domains/certificates/internal/select-certificates.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { IssuedCertificate } from './certificate.ts';

/** The latest certificate of a line in the ledger; the caller has authorised. */
export async function findCertificateOfParticipation(
  ctx: Ctx,
  participationId: string,
): Promise<IssuedCertificate | null> {
  return (await selectCertificates(ctx, eq(certificates.participationId, participationId)))[0] ?? null;
}
