import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  secondStepTryKeys,
  verifySecondFactor,
} from '#app/domains/accounts/internal/factor/verify-second-factor.server.ts';
import { withFailureRecorded } from '#app/domains/accounts/internal/limits/failed-sign-ins.server.ts';
import { spendOneTimeToken } from '#app/domains/accounts/internal/one-time-token.server.ts';
import {
  findKnownDevice,
  rememberDevice,
} from '#app/domains/accounts/internal/session/known-devices.server.ts';
import { type SignedIn, openSession } from '#app/domains/accounts/internal/session/open-session.server.ts';
import {
  blankSecondStepCookie,
  requireSecondStep,
} from '#app/domains/accounts/internal/session/second-step.server.ts';
import { ProofInput } from '#app/domains/accounts/schemas.ts';

/**
 * The step after the password: a code of the app, a recovery code or a passkey. Answers the cookies to set, also of the device, on which
 * from now on tries elsewhere need not be waited for. Throws `step_expired`, `passkey_refused`, `too_many_tries`, or `invalid` with the field.
 */
export async function finishSignIn(
  ctx: Ctx,
  cookieHeader: string,
  raw: unknown,
): Promise<Omit<SignedIn, 'cookie'> & { cookies: string[] }> {
  const input = ProofInput.parse(raw);
  const { person, step } = await requireSecondStep(ctx, cookieHeader);
  const { cookie, ...rest } = await withFailureRecorded(ctx, `second-step:${person.opaqueId}`, async () => {
    const device = findKnownDevice(ctx, ctx.now, cookieHeader, person);
    const proof = await verifySecondFactor(ctx, person, input, secondStepTryKeys(ctx, person, device));
    return openSession(ctx, person, proof.method, async (tx) => {
      await spendOneTimeToken(tx, step);
      await proof.use(tx);
    });
  });
  const deviceCookie = rememberDevice(ctx, ctx.now, cookieHeader, person, true);
  return { cookies: [cookie, deviceCookie, blankSecondStepCookie(ctx.settings.secure)], ...rest };
}
