import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { sessions } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import { findPerson, type PersonRow } from '../internal/actor.server.ts';
import { hasFactor, readFactors } from '../internal/factors.server.ts';
import { notingFailure } from '../internal/failed-sign-ins.server.ts';
import { isRightPassword } from '../internal/password.server.ts';
import { prove, type Proof } from '../internal/prove.server.ts';
import { mustBeSignedIn } from '../permissions.ts';
import { ConfirmIdentityInput } from '../schemas.ts';

const TRIES = { name: 'confirm-identity', tries: 10, minutes: 15 };

/** How this person can show that it is them: with a second factor where they have one, else with the password. */
export async function readConfirmation(
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

/** For ten minutes this session may do what needs a fresh sign-in. Throws as `prove`, or `invalid` with `password_wrong`. */
export async function confirmIdentity(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = ConfirmIdentityInput.parse(raw);
  const person = (await findPerson(ctx.db, actor.id))!;
  await notingFailure(ctx, `confirmation:${person.opaqueId}`, async () => {
    const proof = await proofOf(ctx, person, input);
    await ctx.db.transact(async (tx) => {
      await proof.use(tx);
      await tx
        .update(sessions)
        .set({ confirmedAt: ctx.now })
        .where(eq(sessions.id, actor.sessionId ?? ''));
      await appendAudit(tx, ctx, 'accounts.identity-confirmed', actor.opaqueId, { method: proof.method });
    });
  });
}

/** With a second factor it is the factor, and the password is not enough. */
async function proofOf(
  ctx: Ctx,
  person: PersonRow,
  input: z.infer<typeof ConfirmIdentityInput>,
): Promise<Pick<Proof, 'use'> & { method: Proof['method'] | 'password' }> {
  // Per session: tries in another one, which may be stolen, don't lock this one out.
  const counted = `session ${ctx.actor?.sessionId ?? person.id}`;
  if (await hasFactor(ctx.db.read, person.id))
    return prove(ctx, person, input, { soon: counted, day: counted });
  await spendTry(ctx.db, ctx.now, TRIES, counted);
  if (!(await isRightPassword(input.password, person.passwordHash)))
    throw new DomainError('invalid', {}, { password: 'password_wrong' });
  return { method: 'password', use: async () => undefined };
}
