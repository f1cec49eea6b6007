import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readFactors } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';

/** How this person can show that it is them: with a second factor where they have one, else with the password. */
export async function readConfirmationMethods(
  ctx: Ctx,
): Promise<{ password: boolean; app: boolean; passkey: boolean; email: string }> {
  mustBeSignedIn(ctx);
  const factors = await readFactors(ctx.db.read, ctx.actor.id);
  return {
    password: !factors.any,
    app: factors.totpSince !== null,
    passkey: factors.passkeys.length > 0,
    email: ctx.actor.email,
  };
}
