import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  endMailLinks,
  isContested,
  requireLinkOwner,
  useMailLink,
} from '#app/domains/accounts/internal/mail-links.server.ts';
import { choosePassword } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { readRegistration } from '#app/domains/accounts/internal/registration-cookie.server.ts';
import { rememberDevice } from '#app/domains/accounts/internal/session/known-devices.server.ts';
import {
  type SignedIn,
  openSessionAfterPassword,
} from '#app/domains/accounts/internal/session/open-session.server.ts';
import { ConfirmEmailInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * Confirms the address, with a password where one is given, which a contested address requires; answers the cookie by which this device
 * is known. The browser that registered is signed in with it, and goes on `to` where it was heading: its owner has typed the password there and holds the
 * mailbox. In any other browser somebody else may have done the one or the other. Throws `link_expired`, `busy`, or `invalid` with the field.
 */
export async function confirmEmail(
  ctx: Ctx,
  token: string,
  raw: unknown,
  cookieHeader = '',
): Promise<{ deviceCookie: string; signedIn: SignedIn | null; to: string | null }> {
  const { password } = ConfirmEmailInput.parse(raw);
  const owner = await requireLinkOwner(ctx.db.read, ctx.now, token, 'confirm');
  const chosen = password ? { passwordHash: await choosePassword(password, owner, ctx.remote) } : {};
  const confirmed = await ctx.db.transact(async (tx) => {
    const personId = await useMailLink(tx, ctx.now, token, 'confirm');
    // Without one, the password of the last registration would count, and that person may not own the mailbox.
    if (!password && (await isContested(tx, personId)))
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
    return person!;
  });
  const registered = readRegistration(ctx, cookieHeader);
  const isSame = registered?.email === confirmed.email && registered.passwordHash === confirmed.passwordHash;
  return {
    deviceCookie: rememberDevice(ctx, ctx.now, cookieHeader, confirmed),
    signedIn: isSame ? await openSessionAfterPassword(ctx, confirmed) : null,
    to: isSame ? registered.to : null,
  };
}
