import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  countMailLinks,
  endMailLinks,
  requireLinkOwner,
  useMailLink,
} from '#app/domains/accounts/internal/mail-links.server.ts';
import { choosePassword } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { rememberDevice } from '#app/domains/accounts/internal/session/known-devices.server.ts';
import { ConfirmEmailInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * Confirms the address, with a password where one is given, which a contested address requires; answers the cookie by which this device
 * is known. Throws `link_expired`, `busy`, or `invalid` with the field.
 */
export async function confirmEmail(
  ctx: Ctx,
  token: string,
  raw: unknown,
  cookieHeader = '',
): Promise<string> {
  const { password } = ConfirmEmailInput.parse(raw);
  const owner = await requireLinkOwner(ctx.db.read, ctx.now, token, 'confirm');
  const chosen = password ? { passwordHash: await choosePassword(password, owner, ctx.remote) } : {};
  await ctx.db.transact(async (tx) => {
    const personId = await useMailLink(tx, ctx.now, token, 'confirm');
    // Without one, the password of the last registration would count, and that person may not own the mailbox.
    if (!password && (await countMailLinks(tx, personId, 'confirm')) > 1)
      throw new DomainError('invalid', {}, { password: 'required' });
    const [person] = await tx
      .update(people)
      .set({ emailConfirmedAt: ctx.now, ...chosen })
      .where(eq(people.id, personId))
      .returning();
    await endMailLinks(tx, ctx.now, personId, 'confirm');
    await appendAudit(tx, { now: ctx.now, actor: person! }, 'accounts.email-confirmed', person!.opaqueId, {
      password: Boolean(password),
    });
  });
  return rememberDevice(ctx, ctx.now, cookieHeader, owner);
}
