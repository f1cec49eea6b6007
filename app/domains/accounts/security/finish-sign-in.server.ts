import type { Ctx } from '../ctx.ts';
import { readFactors } from '../internal/factors.server.ts';
import { notingFailure } from '../internal/failed-sign-ins.server.ts';
import { findKnownDevice, rememberDevice } from '../internal/known-devices.server.ts';
import { spendOneTime } from '../internal/one-time.server.ts';
import { type SignedIn, startSession } from '../internal/open-session.server.ts';
import { tryKeysOf, prove } from '../internal/prove.server.ts';
import { forgetSecondStepCookie, requireSecondStep } from '../internal/second-step.server.ts';
import { ProofInput } from '../schemas.ts';

/** What the page of the second step offers; throws `step_expired`. */
export async function readSecondStep(
  ctx: Ctx,
  cookieHeader: string,
): Promise<{ app: boolean; passkey: boolean }> {
  const { person } = await requireSecondStep(ctx, cookieHeader);
  const factors = await readFactors(ctx.db.read, person.id);
  return { app: factors.totpSince !== null, passkey: factors.passkeys.length > 0 };
}

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
  const { cookie, ...rest } = await notingFailure(ctx, `second-step:${person.opaqueId}`, async () => {
    const device = findKnownDevice(ctx, ctx.now, cookieHeader, person);
    const proof = await prove(ctx, person, input, tryKeysOf(ctx, person, device));
    return startSession(ctx, person, proof.method, async (tx) => {
      await spendOneTime(tx, step);
      await proof.use(tx);
    });
  });
  const deviceCookie = rememberDevice(ctx, ctx.now, cookieHeader, person, true);
  return { cookies: [cookie, deviceCookie, forgetSecondStepCookie(ctx.settings.secure)], ...rest };
}
