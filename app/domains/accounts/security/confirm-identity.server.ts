import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hasFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import {
  type VerifiedFactor,
  verifySecondFactor,
} from '#app/domains/accounts/internal/factor/verify-second-factor.server.ts';
import { withFailureRecorded } from '#app/domains/accounts/internal/limits/failed-sign-ins.server.ts';
import { isRightPassword } from '#app/domains/accounts/internal/password/password.server.ts';
import { type PersonRow, findPerson } from '#app/domains/accounts/internal/session/actor.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { ConfirmIdentityInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { sessions } from '#db/schema/accounts.ts';

const TRIES = { name: 'confirm-identity', tries: 10, minutes: 15 };

/** For ten minutes this session may do what needs a fresh sign-in. Throws as `prove`, or `invalid` with `password_wrong`. */
export async function confirmIdentity(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = ConfirmIdentityInput.parse(raw);
  const person = (await findPerson(ctx.db, actor.id))!;
  await withFailureRecorded(ctx, `confirmation:${person.opaqueId}`, async () => {
    const proof = await verifyIdentity(ctx, person, input);
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
async function verifyIdentity(
  ctx: Ctx,
  person: PersonRow,
  input: z.infer<typeof ConfirmIdentityInput>,
): Promise<Pick<VerifiedFactor, 'use'> & { method: VerifiedFactor['method'] | 'password' }> {
  // Per session: tries in another one, which may be stolen, don't lock this one out.
  const counted = `session ${ctx.actor?.sessionId ?? person.id}`;
  if (await hasFactor(ctx.db.read, person.id))
    return verifySecondFactor(ctx, person, input, { soon: counted, day: counted });
  await spendTry(ctx.db, ctx.now, TRIES, counted);
  if (!(await isRightPassword(input.password, person.passwordHash)))
    throw new DomainError('invalid', {}, { password: 'password_wrong' });
  return { method: 'password', use: async () => undefined };
}
