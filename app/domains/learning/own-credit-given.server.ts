import { findCertificateOf } from '../certificates/read-certificate.server.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed } from '../accounts/permissions.ts';
import { findCreditGiven } from '../credits/credit-given.server.ts';
import type { Standing } from './registrations.server.ts';

/**
 * The credit that one's own registration gives none beside, with its certificate where one stands: what a page says before
 * somebody has done it all again. None once it was evaluated without.
 */
export async function findOwnCreditGiven(
  ctx: Ctx,
  { registration, completion }: Standing,
): Promise<{ on: Date; certificateId: string | null } | null> {
  mustBeAllowed(ctx, registration.personId === ctx.actor?.id);
  const date = (completion?.at ?? ctx.now).toISOString().slice(0, 10);
  const { line } = await findCreditGiven(ctx.db.read, registration.personId, registration.versionId, date);
  if (!line || line.registrationId === registration.id) return null;
  const certificate = await findCertificateOf(ctx, line.id);
  return {
    on: line.endedAt,
    certificateId: certificate && !certificate.revocation ? certificate.row.id : null,
  };
}
