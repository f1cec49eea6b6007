import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  endMailLinks,
  requireLinkOwner,
  useMailLink,
} from '#app/domains/accounts/internal/mail-links.server.ts';
import { choosePassword } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import { rememberDevice } from '#app/domains/accounts/internal/session/known-devices.server.ts';
import { notifyPasswordChangeIn } from '#app/domains/accounts/notifications.server.ts';
import { NewPasswordInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * Sets the password, confirms the address (the link came by mail), ends every session, every open link, every known device and a change of address that waits,
 * and notifies the person by mail. Returns the cookie that makes this a known device, so that a person whom strangers' attempts
 * slow down can sign in. Throws `link_expired`, `invalid` or `busy`.
 */
export async function resetPassword(
  ctx: Ctx,
  token: string,
  raw: unknown,
  cookieHeader = '',
): Promise<string> {
  const owner = await requireLinkOwner(ctx.db.read, ctx.now, token, 'reset');
  const input = NewPasswordInput.parse(raw);
  const passwordHash = await choosePassword(input.password, owner, ctx.remote);
  const person = await ctx.db.transact(async (tx) => {
    const personId = await useMailLink(tx, ctx.now, token, 'reset');
    const [person] = await tx
      .update(people)
      .set({ passwordHash, emailConfirmedAt: owner.emailConfirmedAt ?? ctx.now })
      .where(eq(people.id, personId))
      .returning();
    await endAllSessionsIn(tx, ctx.now, personId);
    await endMailLinks(tx, ctx.now, personId);
    await notifyPasswordChangeIn(tx, ctx, person!);
    await appendAudit(tx, { now: ctx.now, actor: person! }, 'accounts.password-reset', person!.opaqueId, {});
    return { ...person!, devicesFrom: ctx.now };
  });
  return rememberDevice(ctx, ctx.now, cookieHeader, person);
}
