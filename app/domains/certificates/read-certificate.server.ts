import { desc, eq } from 'drizzle-orm';
import { spendTry } from '#app/platform/limits.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { isSigned } from './internal/signing.server.ts';
import { type CertificateSnapshot, readCode } from './snapshot.ts';

export type Certificate = typeof certificates.$inferSelect;
export type ReadCertificate = { row: Certificate; snapshot: CertificateSnapshot };

const opened = (row: Certificate): ReadCertificate => ({
  row,
  snapshot: JSON.parse(row.snapshot) as CertificateSnapshot,
});

/** One's own; anybody else's is `not_found`. */
export async function readOwnCertificate(ctx: Ctx, id: string): Promise<ReadCertificate> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(certificates).where(eq(certificates.id, id));
  mustBeAllowed(ctx, row?.personId === ctx.actor.id);
  return opened(row!);
}

export async function listOwnCertificates(ctx: Ctx): Promise<ReadCertificate[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select()
    .from(certificates)
    .where(eq(certificates.personId, ctx.actor.id))
    .orderBy(desc(certificates.issuedAt));
  return rows.map(opened);
}

/** The certificate of a line in the ledger; the caller has shown that the actor may see that line. */
export async function findCertificateOf(ctx: Ctx, participationId: string): Promise<ReadCertificate | null> {
  const [row] = await ctx.db.read
    .select()
    .from(certificates)
    .where(eq(certificates.participationId, participationId));
  return row ? opened(row) : null;
}

export type Verdict = { state: 'genuine' | 'altered'; snapshot: CertificateSnapshot } | { state: 'unknown' };

/** Public: says no more than the paper does. Tries are limited, so that codes cannot be guessed. */
export async function verifyCertificate(ctx: Ctx, typed: string, from: string): Promise<Verdict> {
  await spendTry(ctx.db, ctx.now, { name: 'verify', tries: 60, minutes: 10 }, from);
  const code = readCode(typed);
  const [row] = code ? await ctx.db.read.select().from(certificates).where(eq(certificates.code, code)) : [];
  if (!row) return { state: 'unknown' };
  const genuine = await isSigned(ctx.db, row.keyId, row.snapshot, row.signature);
  return { state: genuine ? 'genuine' : 'altered', snapshot: opened(row).snapshot };
}
