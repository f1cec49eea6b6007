import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { canTakeBackCredit } from '#app/domains/certificates/can-take-back-credit.server.ts';
import { readMemberParticipation } from '#app/domains/credits/ledger/read-member-participation.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/**
 * A line of a member's ledger and that member, for an officer of an association that gave its credit. Throws `not_found`,
 * `own_decision` and `not_accredited_by_you`.
 */
export async function requireCreditToTakeBack(ctx: Ctx, associationId: string, participationId: string) {
  const row = await readMemberParticipation(ctx, associationId, participationId);
  const { person } = await requireMember(ctx, associationId, row.personId);
  const own = ctx as SignedInCtx;
  mustBeSomebodyElse(own, row.personId);
  if (!(await canTakeBackCredit(ctx, associationId, row))) throw new DomainError('not_accredited_by_you');
  return { row, person, actor: own.actor };
}
