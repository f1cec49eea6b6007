import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { readCredit } from './read-credit.server.ts';

/** A member's credit, for an officer of the association; throws `not_found`. */
export async function readMemberCredit(
  ctx: Ctx,
  associationId: string,
  personId: string,
): Promise<ProgrammeCredit[]> {
  await requireMember(ctx, associationId, personId);
  return (await readCredit(ctx, [personId])).get(personId) ?? [];
}
