import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';

/** Id of the valid certificate of a line in the ledger, read within the transaction; null: revoked or never issued. */
export async function findValidCertificateIdIn(tx: Tx, participationId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: certificates.id })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .where(
      and(eq(certificates.participationId, participationId), isNull(certificateRevocations.certificateId)),
    )
    .orderBy(desc(certificates.issuedAt), desc(certificates.id))
    .limit(1);
  return row?.id ?? null;
}
