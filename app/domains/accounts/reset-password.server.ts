import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { choosePassword } from './internal/choose-password.server.ts';
import { endAllIn } from './internal/end-all.server.ts';
import { rememberDevice } from './internal/known-devices.server.ts';
import { endMailLinks, linkOwnerOrThrow, useMailLink } from './internal/mail-links.server.ts';
import { tellPasswordChanged } from './internal/tell-changed.server.ts';
import { NewPasswordInput } from './schemas.ts';

/** Throws `link_expired`. */
export async function requireResetLink(ctx: Ctx, token: string): Promise<void> {
  await linkOwnerOrThrow(ctx.db.read, ctx.now, token, 'reset');
}

/**
 * Sets the password, confirms the address (the link came by mail), ends every session, every open link and every remembered device, and
 * tells the mailbox. Answers the cookie by which this device is known: the way in for whoever is slowed down by strangers' tries.
 * Throws `link_expired`, `invalid` or `busy`.
 */
export async function resetPassword(
  ctx: Ctx,
  token: string,
  raw: unknown,
  cookieHeader = '',
): Promise<string> {
  const owner = await linkOwnerOrThrow(ctx.db.read, ctx.now, token, 'reset');
  const input = NewPasswordInput.parse(raw);
  const passwordHash = await choosePassword(input.password, owner, ctx.remote);
  const person = await ctx.db.transact(async (tx) => {
    const personId = await useMailLink(tx, ctx.now, token, 'reset');
    const [person] = await tx
      .update(people)
      .set({ passwordHash, emailConfirmedAt: owner.emailConfirmedAt ?? ctx.now })
      .where(eq(people.id, personId))
      .returning();
    await endAllIn(tx, ctx.now, personId);
    await endMailLinks(tx, ctx.now, personId);
    await tellPasswordChanged(tx, ctx, person!);
    await appendAudit(tx, { now: ctx.now, actor: person! }, 'accounts.password-reset', person!.opaqueId, {});
    return { ...person!, devicesFrom: ctx.now };
  });
  return rememberDevice(ctx, ctx.now, cookieHeader, person);
}
