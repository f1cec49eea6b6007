import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { selectCertificates } from '#app/domains/certificates/internal/select-certificates.server.ts';
import { hasValidSignature } from '#app/domains/certificates/internal/signing.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import { parseCertificateCode } from './certificate-code.ts';
import { listNamesSinceIssue } from './list-names-since-issue.server.ts';
import type { CertificateSnapshot } from './snapshot.ts';

export type CertificateVerification =
  | {
      state: 'genuine';
      snapshot: CertificateSnapshot;
      /** When an association last confirmed another name of its holder; none: it is the same. */
      renamed: { at: Date; association: string } | null;
    }
  | { state: 'altered'; snapshot: CertificateSnapshot }
  | { state: 'revoked' | 'superseded'; snapshot: CertificateSnapshot; at: Date }
  | { state: 'unknown' };

/**
 * Public: reveals no more than the certificate, and whether the name of its holder has changed since; the new name is not
 * disclosed. Tries are limited, so that codes cannot be guessed.
 */
export async function verifyCertificate(
  ctx: Ctx,
  typed: string,
  from: string,
): Promise<CertificateVerification> {
  await spendTry(ctx.db, ctx.now, { name: 'verify', tries: 60, minutes: 10 }, remoteKey(from));
  const code = parseCertificateCode(typed);
  const [found] = code ? await selectCertificates(ctx, eq(certificates.code, code)) : [];
  if (!found) return { state: 'unknown' };
  const { row, snapshot, revocation, supersededAt } = found;
  if (!(await hasValidSignature(ctx.db, row.keyId, row.snapshot, row.signature)))
    return { state: 'altered', snapshot };
  if (revocation) return { state: 'revoked', snapshot, at: revocation.revokedAt };
  if (supersededAt) return { state: 'superseded', snapshot, at: supersededAt };
  const last = (await listNamesSinceIssue(ctx, found)).at(-1);
  return {
    state: 'genuine',
    snapshot,
    renamed: last ? { at: last.at, association: last.association } : null,
  };
}
