import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireEmailChange } from '#app/domains/accounts/internal/email-change.server.ts';

/** The new address that a mailed link is about, and at which of the two mailboxes it was opened. Throws `link_expired`, or `sign_in_required` for the new one. */
export async function readEmailLink(ctx: Ctx, token: string) {
  const { change, side } = await requireEmailChange(ctx.db.read, ctx, token);
  return { to: change.email, side };
}
