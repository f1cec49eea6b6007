import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findVerifyingAssociation } from '#app/domains/accounts/memberships/find-verifying-association.server.ts';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import type { OwnMembership } from '#app/domains/accounts/memberships/own-membership.ts';
import { readOwnMembership } from '#app/domains/accounts/memberships/read-own-membership.server.ts';
import { readOwnVerification } from '#app/domains/accounts/memberships/read-own-verification.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';

/**
 * Who may write a question, and in which country: verified professionals, and doctors and nurses whose request an association is checking
 * (`waits`), who keep the draft on their device and cannot send it yet. Throws `not_verified`.
 */
export async function readAsker(
  ctx: Ctx,
): Promise<{ personId: string; country: string; waits: OwnMembership | null }> {
  mustBeSignedIn(ctx);
  const personId = ctx.actor.id;
  const association = await findVerifyingAssociation(ctx.db.read, personId);
  if (association) return { personId, country: association.country, waits: null };
  if ((await readOwnVerification(ctx)) !== 'requested') throw new DomainError('not_verified');
  const asked = (await listOwnMemberships(ctx)).find(({ membership }) => membership.state === 'requested')!;
  return { personId, country: asked.association.country, waits: await readOwnMembership(ctx) };
}
