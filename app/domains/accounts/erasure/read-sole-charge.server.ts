import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readSoleChargeIn, type SoleCharge } from '#app/domains/accounts/internal/sole-charge.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';

/** The roles that somebody else must have before one's account can be deleted. */
export async function readSoleCharge(ctx: Ctx): Promise<SoleCharge> {
  mustBeSignedIn(ctx);
  return readSoleChargeIn(ctx.db.read, ctx.actor);
}
