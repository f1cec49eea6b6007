import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { authenticationOptions } from '#app/domains/accounts/internal/factor/passkeys.server.ts';

/** Options for asking for a passkey: PublicKeyCredentialRequestOptionsJSON (WebAuthn 3, §5.1.9). */
export const readPasskeyRequestOptions = (ctx: Ctx) => authenticationOptions(ctx);
