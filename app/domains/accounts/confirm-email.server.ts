import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { choosePassword } from './internal/choose-password.server.ts';
import { rememberDevice } from './internal/known-devices.server.ts';
import {
  countMailLinks,
  endMailLinks,
  findLinkOwner,
  linkOwnerOrThrow,
  useMailLink,
} from './internal/mail-links.server.ts';
import { ConfirmInput } from './schemas.ts';

/**
 * Whether the address was registered more than once: then the last registration may be somebody else's, and whoever holds the mailbox
 * chooses the password while confirming. False for a link that has ended.
 */
export async function isContested(ctx: Ctx, token: string): Promise<boolean> {
  const person = await findLinkOwner(ctx.db.read, ctx.now, token, 'confirm');
  return person !== null && (await countMailLinks(ctx.db.read, person.id, 'confirm')) > 1;
}

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
  const { password } = ConfirmInput.parse(raw);
  const owner = await linkOwnerOrThrow(ctx.db.read, ctx.now, token, 'confirm');
  const chosen = password ? { passwordHash: await choosePassword(password, owner, ctx.remote) } : {};
  await ctx.db.transact(async (tx) => {
    const personId = await useMailLink(tx, ctx.now, token, 'confirm');
    // Without one, the password of whoever registered last would count, and they may not hold the mailbox.
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
