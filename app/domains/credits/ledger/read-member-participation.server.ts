import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { participations } from '#db/schema/credits.ts';
import type { Participation } from './ledger.ts';

/** One line of a member's ledger, for an officer of the association; throws `not_found`. */
export async function readMemberParticipation(
  ctx: Ctx,
  associationId: string,
  participationId: string,
): Promise<Participation> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(participations).where(eq(participations.id, participationId));
  if (!row) throw new DomainError('not_found');
  await requireMember(ctx, associationId, row.personId);
  return row;
}
