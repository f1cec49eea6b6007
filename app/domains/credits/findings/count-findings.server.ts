import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { countUnseen } from '#app/domains/credits/internal/own-findings.server.ts';

/** How many findings about members wait to be looked at. */
export async function countFindings(ctx: Ctx, associationId: string): Promise<number> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return countUnseen(ctx.db.read, associationId);
}
