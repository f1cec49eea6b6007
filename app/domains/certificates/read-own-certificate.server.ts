import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { selectCertificates } from '#app/domains/certificates/internal/select-certificates.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { IssuedCertificate } from './certificate.ts';

/** One's own; anybody else's is `not_found`. */
export async function readOwnCertificate(ctx: Ctx, id: string): Promise<IssuedCertificate> {
  mustBeSignedIn(ctx);
  const [found] = await selectCertificates(ctx, eq(certificates.id, id));
  mustBeAllowed(ctx, found?.row.personId === ctx.actor.id);
  return found!;
}
