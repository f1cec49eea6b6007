import { type SQL, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { IssuedCertificate } from '#app/domains/certificates/certificate.ts';
import type { CertificateSnapshot } from '#app/domains/certificates/snapshot.ts';
import { alias } from '#db/columns.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';

/** Certificates with what took their place or took them back, newest first. */
export async function selectCertificates(ctx: Ctx, where: SQL): Promise<IssuedCertificate[]> {
  const later = alias(certificates, 'later');
  const rows = await ctx.db.read
    .select({ row: certificates, revocation: certificateRevocations, supersededAt: later.issuedAt })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .leftJoin(later, eq(later.supersedes, certificates.id))
    .where(where)
    .orderBy(desc(certificates.issuedAt), desc(certificates.id));
  return rows.map((found) => ({ ...found, snapshot: JSON.parse(found.row.snapshot) as CertificateSnapshot }));
}
