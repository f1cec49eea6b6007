import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { readCredit } from './read-credit.server.ts';

/** One's own credit in every programme one is enrolled in. */
export async function readOwnCredit(ctx: Ctx): Promise<ProgrammeCredit[]> {
  mustBeSignedIn(ctx);
  return (await readCredit(ctx, [ctx.actor.id])).get(ctx.actor.id) ?? [];
}
