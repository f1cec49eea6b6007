import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { formatFor } from '#app/i18n/format.ts';
import { DomainError } from '#app/platform/errors.ts';
import { listOwnMemberships } from './list-own-memberships.server.ts';

/**
 * Why the acting person has to wait: an association, or the one named, is checking their request to join. What is refused then says
 * which and since when, instead of telling them to ask. Null where no request waits.
 */
export async function findWaitingRequest(
  ctx: SignedInCtx,
  code: 'verification_waits' | 'membership_waits',
  associationId?: string,
): Promise<DomainError | null> {
  const { locale, timeZone } = ctx.actor;
  const found = (await listOwnMemberships(ctx)).find(
    ({ membership, association }) =>
      membership.state === 'requested' && (associationId ?? association.id) === association.id,
  );
  if (!found) return null;
  const date = formatFor(locale, timeZone).date(found.membership.requestedAt);
  return new DomainError(code, { name: found.association.name, date });
}
