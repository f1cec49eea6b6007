import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readFactors } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { requireSecondStep } from '#app/domains/accounts/internal/session/second-step.server.ts';

/** Methods that the page of the second step offers; throws `step_expired`. */
export async function readSecondStep(
  ctx: Ctx,
  cookieHeader: string,
): Promise<{ app: boolean; passkey: boolean }> {
  const { person } = await requireSecondStep(ctx, cookieHeader);
  const factors = await readFactors(ctx.db.read, person.id);
  return { app: factors.totpSince !== null, passkey: factors.passkeys.length > 0 };
}
