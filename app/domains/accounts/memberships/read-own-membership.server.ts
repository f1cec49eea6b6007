import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listOwnMemberships } from './list-own-memberships.server.ts';
import type { OwnMembership } from './own-membership.ts';

/** How the acting person stands with associations: a member of one, waiting for the first that they have asked, or null. */
export async function readOwnMembership(ctx: Ctx): Promise<OwnMembership | null> {
  const all = await listOwnMemberships(ctx);
  const found =
    all.find(({ membership }) => membership.state === 'accepted') ??
    all.find(({ membership }) => membership.state === 'requested');
  if (!found) return null;
  const { membership, association } = found;
  return {
    state: membership.state as OwnMembership['state'],
    name: association.name,
    language: association.nameLanguage,
    since: membership.state === 'accepted' ? membership.decidedAt! : membership.requestedAt,
  };
}
