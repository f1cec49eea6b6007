import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findLinkOwner, isContested } from '#app/domains/accounts/internal/mail-links.server.ts';

/**
 * Whether the address was registered more than once: then the last registration may be another person's, and the owner of the
 * mailbox chooses the password while confirming. False for a link that has ended.
 */
export async function isEmailContested(ctx: Ctx, token: string): Promise<boolean> {
  const person = await findLinkOwner(ctx.db.read, ctx.now, token, 'confirm');
  return person !== null && (await isContested(ctx.db.read, person.id));
}
