import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { endMailLinks } from '#app/domains/accounts/internal/mail-links.server.ts';
import { choosePassword } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { isRightPassword } from '#app/domains/accounts/internal/password/password.server.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import {
  findKnownDevice,
  rememberDevice,
} from '#app/domains/accounts/internal/session/known-devices.server.ts';
import { notifyPasswordChangeIn } from '#app/domains/accounts/notifications.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { ChangePasswordInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { countTries, deleteTriesIn } from '#app/platform/throttle.server.ts';
import type { Throttle } from '#app/platform/throttle.ts';
import { people } from '#db/schema/accounts.ts';

/** Limits guessing in a session that was left open, without keeping its owner from changing the password in another one. */
const TRIES: Throttle = { name: 'change password', free: 5, firstWait: 30, longestWait: 900, forgets: 600 };

/**
 * Sets a new password for a person who knows the current one; ends their other sessions and known devices, unless
 * they `keep` them, open links, and a change of address that waits, and notifies them by mail. Returns the cookie that makes this a known device. Throws `invalid` with fields, `busy`, `too_quick`
 * or `too_many_tries`.
 */
export async function changePassword(ctx: Ctx, raw: unknown, cookieHeader = ''): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = ChangePasswordInput.parse(raw);
  const counted = actor.sessionId ?? actor.id;
  await countTries(ctx.db, ctx.now, [[TRIES, counted]]);
  const [before] = await ctx.db.read.select().from(people).where(eq(people.id, actor.id));
  if (!(await isRightPassword(input.currentPassword, before!.passwordHash, ctx.remote))) {
    await ctx.db.transact((tx) =>
      appendAudit(tx, ctx, 'accounts.password-change-failed', actor.opaqueId, {}),
    );
    throw new DomainError('invalid', {}, { currentPassword: 'password_wrong' });
  }
  // The current password was right, so this was no guess, even if the new one is refused.
  await ctx.db.transact((tx) => deleteTriesIn(tx, TRIES, counted));
  const passwordHash = await choosePassword(input.password, before!, ctx.remote);
  const person = await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(people)
      .set({ passwordHash })
      .where(and(eq(people.id, actor.id), eq(people.passwordHash, before!.passwordHash!)))
      .returning();
    // Somebody else has set another one since it was looked at: theirs may be the rightful one.
    if (!changed) throw new DomainError('changed_meanwhile');
    if (!input.keep) await endAllSessionsIn(tx, ctx.now, actor.id, actor.sessionId ?? undefined);
    await endMailLinks(tx, ctx.now, actor.id);
    await notifyPasswordChangeIn(tx, ctx, changed);
    await appendAudit(tx, ctx, 'accounts.password-changed', actor.opaqueId, {});
    return input.keep ? changed : { ...changed, devicesFrom: ctx.now };
  });
  const device = findKnownDevice(ctx, ctx.now, cookieHeader, before!);
  return rememberDevice(ctx, ctx.now, cookieHeader, person, device?.secondStep);
}
