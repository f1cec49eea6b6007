import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { selectCertificates } from '#app/domains/certificates/internal/select-certificates.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { IssuedCertificate } from './certificate.ts';

/** One's own certificates that no later one supersedes. */
export async function listOwnCertificates(ctx: Ctx): Promise<IssuedCertificate[]> {
  mustBeSignedIn(ctx);
  const all = await selectCertificates(ctx, eq(certificates.personId, ctx.actor.id));
  return all.filter(({ supersededAt }) => supersededAt === null);
}
