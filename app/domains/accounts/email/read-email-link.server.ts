import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireEmailChange } from '#app/domains/accounts/internal/email-change.server.ts';

/** What a mailed link is about: from which address to which, and at which of them it was opened. Throws `link_expired`, or `sign_in_required` for the new one. */
export async function readEmailLink(ctx: Ctx, token: string) {
  const { change, person, side } = await requireEmailChange(ctx.db.read, ctx, token);
  const confirmed = (side === 'new' ? change.newConfirmedAt : change.oldConfirmedAt) !== null;
  return { from: person.email, to: change.email, side, confirmed };
}
