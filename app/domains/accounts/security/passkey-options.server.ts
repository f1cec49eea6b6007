import type { Ctx } from '../ctx.ts';
import { readFactors } from '../internal/factors.server.ts';
import { authenticationOptions, registrationOptions } from '../internal/passkeys.server.ts';
import { mustBeSignedIn } from '../permissions.ts';

/** What the browser needs to ask for a passkey: PublicKeyCredentialRequestOptionsJSON (WebAuthn 3, §5.1.9). */
export const passkeyRequest = (ctx: Ctx) => authenticationOptions(ctx);

/** What it needs to make one: PublicKeyCredentialCreationOptionsJSON (WebAuthn 3, §5.1.8). */
export async function passkeyCreation(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { passkeys } = await readFactors(ctx.db.read, ctx.actor.id);
  return registrationOptions(ctx, passkeys);
}
