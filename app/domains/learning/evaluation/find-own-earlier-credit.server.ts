import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { findCertificateOfParticipation } from '#app/domains/certificates/find-certificate-of-participation.server.ts';
import { findEarlierCredit } from '#app/domains/credits/ledger/find-earlier-credit.server.ts';
import { dayIn } from '#app/platform/time.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';

/**
 * The earlier credit that keeps one's own registration from giving any, with its certificate where that is valid; shown
 * before the course is taken again. Null once this registration has given credit itself.
 */
export async function findOwnEarlierCredit(
  ctx: Ctx,
  { registration, completion }: RegistrationStatus,
): Promise<{ on: Date; certificateId: string | null } | null> {
  mustBeAllowed(ctx, registration.personId === ctx.actor?.id);
  const date = dayIn(ctx.actor.timeZone, completion?.at ?? ctx.now);
  const { line } = await findEarlierCredit(ctx.db.read, registration.personId, registration.versionId, date);
  if (!line || line.registrationId === registration.id) return null;
  const certificate = await findCertificateOfParticipation(ctx, line.id);
  return {
    on: line.endedAt,
    certificateId: certificate && !certificate.revocation ? certificate.row.id : null,
  };
}
