import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readFactors } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { registrationOptions } from '#app/domains/accounts/internal/factor/passkeys.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';

/** Options for making a passkey: PublicKeyCredentialCreationOptionsJSON (WebAuthn 3, §5.1.8). */
export async function readPasskeyCreationOptions(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { passkeys } = await readFactors(ctx.db.read, ctx.actor.id);
  return registrationOptions(ctx, passkeys);
}
