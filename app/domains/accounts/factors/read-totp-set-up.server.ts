import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findPendingTotpSecret } from '#app/domains/accounts/internal/factor/pending-totp.server.ts';
import { totpUri } from '#app/domains/accounts/internal/factor/totp.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { qrPath } from '#app/platform/qr-code.server.ts';

/** The secret in groups of four and as a QR code, until it is confirmed; null: none is being set up. */
export async function readTotpSetUp(
  ctx: Ctx,
): Promise<{ secret: string; uri: string; qr: { size: number; path: string } } | null> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const secret = await findPendingTotpSecret(ctx, ctx.actor.id);
  if (secret === null) return null;
  const uri = totpUri(secret, `Majakka (${new URL(ctx.settings.appOrigin).host})`, ctx.actor.email);
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri, qr: await qrPath(uri) };
}
