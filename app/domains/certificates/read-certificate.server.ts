import { desc, eq, type SQL } from 'drizzle-orm';
import { spendTry } from '#app/platform/limits.server.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { isSigned } from './internal/signing.server.ts';
import { type CertificateSnapshot, readCode } from './snapshot.ts';

export type Certificate = typeof certificates.$inferSelect;
export type Revocation = typeof certificateRevocations.$inferSelect;
export type ReadCertificate = {
  row: Certificate;
  snapshot: CertificateSnapshot;
  revocation: Revocation | null;
};

const opened = ({
  row,
  revocation,
}: {
  row: Certificate;
  revocation: Revocation | null;
}): ReadCertificate => ({
  row,
  snapshot: JSON.parse(row.snapshot) as CertificateSnapshot,
  revocation,
});

/** Certificates with what took them back, newest first. */
const certificatesWhere = async (ctx: Ctx, where: SQL): Promise<ReadCertificate[]> => {
  const rows = await ctx.db.read
    .select({ row: certificates, revocation: certificateRevocations })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .where(where)
    .orderBy(desc(certificates.issuedAt));
  return rows.map(opened);
};

/** One's own; anybody else's is `not_found`. */
export async function readOwnCertificate(ctx: Ctx, id: string): Promise<ReadCertificate> {
  mustBeSignedIn(ctx);
  const [found] = await certificatesWhere(ctx, eq(certificates.id, id));
  mustBeAllowed(ctx, found?.row.personId === ctx.actor.id);
  return found!;
}

export async function listOwnCertificates(ctx: Ctx): Promise<ReadCertificate[]> {
  mustBeSignedIn(ctx);
  return certificatesWhere(ctx, eq(certificates.personId, ctx.actor.id));
}

/** The certificate of a line in the ledger; the caller has shown that the actor may see that line. */
export async function findCertificateOf(ctx: Ctx, participationId: string): Promise<ReadCertificate | null> {
  return (await certificatesWhere(ctx, eq(certificates.participationId, participationId)))[0] ?? null;
}

export type Verdict =
  | { state: 'genuine' | 'altered'; snapshot: CertificateSnapshot }
  | { state: 'revoked'; snapshot: CertificateSnapshot; revokedAt: Date }
  | { state: 'unknown' };

/** Public: says no more than the paper does. Tries are limited, so that codes cannot be guessed. */
export async function verifyCertificate(ctx: Ctx, typed: string, from: string): Promise<Verdict> {
  await spendTry(ctx.db, ctx.now, { name: 'verify', tries: 60, minutes: 10 }, from);
  const code = readCode(typed);
  const [found] = code ? await certificatesWhere(ctx, eq(certificates.code, code)) : [];
  if (!found) return { state: 'unknown' };
  const { row, snapshot, revocation } = found;
  if (!(await isSigned(ctx.db, row.keyId, row.snapshot, row.signature)))
    return { state: 'altered', snapshot };
  return revocation
    ? { state: 'revoked', snapshot, revokedAt: revocation.revokedAt }
    : { state: 'genuine', snapshot };
}
