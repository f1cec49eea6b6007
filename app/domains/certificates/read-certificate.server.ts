import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { alias } from '#db/columns.ts';
import type { Tx } from '#db/database.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { type ApprovedName, listNamesSince } from '../accounts/name-changes.server.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { isSigned } from './internal/signing.server.ts';
import { type CertificateSnapshot, readCode } from './snapshot.ts';

export type Certificate = typeof certificates.$inferSelect;
export type Revocation = typeof certificateRevocations.$inferSelect;
export type ReadCertificate = {
  row: Certificate;
  snapshot: CertificateSnapshot;
  revocation: Revocation | null;
  /** When a later certificate took its place. */
  supersededAt: Date | null;
};

/** Certificates with what took their place or took them back, newest first. */
async function certificatesWhere(ctx: Ctx, where: SQL): Promise<ReadCertificate[]> {
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

/** One's own; anybody else's is `not_found`. */
export async function readOwnCertificate(ctx: Ctx, id: string): Promise<ReadCertificate> {
  mustBeSignedIn(ctx);
  const [found] = await certificatesWhere(ctx, eq(certificates.id, id));
  mustBeAllowed(ctx, found?.row.personId === ctx.actor.id);
  return found!;
}

/** One's own that no later one replaces. */
export async function listOwnCertificates(ctx: Ctx): Promise<ReadCertificate[]> {
  mustBeSignedIn(ctx);
  const all = await certificatesWhere(ctx, eq(certificates.personId, ctx.actor.id));
  return all.filter(({ supersededAt }) => supersededAt === null);
}

/** The certificate of a line in the ledger, the last one given; the caller has shown that the actor may see that line. */
export async function findCertificateOf(ctx: Ctx, participationId: string): Promise<ReadCertificate | null> {
  return (await certificatesWhere(ctx, eq(certificates.participationId, participationId)))[0] ?? null;
}

/** Id of the certificate that stands for a line in the ledger, as a unit sees it; none: it was revoked, or never given. */
export async function findCertificateIdIn(tx: Tx, participationId: string): Promise<string | null> {
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

/** The trail of names since a certificate was given, for its holder and for officers of an association they are in. */
export const listNamesOf = (ctx: Ctx, { row, snapshot }: ReadCertificate): Promise<ApprovedName[]> =>
  listNamesSince(ctx.db.read, row.personId, { name: snapshot.name, at: row.issuedAt });

export type Verdict =
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
 * Public: says no more than the paper does, and whether the name of its holder has changed since. Not to what: whoever
 * holds an old paper need not learn a new name. Tries are limited, so that codes cannot be guessed.
 */
export async function verifyCertificate(ctx: Ctx, typed: string, from: string): Promise<Verdict> {
  await spendTry(ctx.db, ctx.now, { name: 'verify', tries: 60, minutes: 10 }, remoteKey(from));
  const code = readCode(typed);
  const [found] = code ? await certificatesWhere(ctx, eq(certificates.code, code)) : [];
  if (!found) return { state: 'unknown' };
  const { row, snapshot, revocation, supersededAt } = found;
  if (!(await isSigned(ctx.db, row.keyId, row.snapshot, row.signature)))
    return { state: 'altered', snapshot };
  if (revocation) return { state: 'revoked', snapshot, at: revocation.revokedAt };
  if (supersededAt) return { state: 'superseded', snapshot, at: supersededAt };
  const last = (await listNamesOf(ctx, found)).at(-1);
  return {
    state: 'genuine',
    snapshot,
    renamed: last ? { at: last.at, association: last.association } : null,
  };
}
