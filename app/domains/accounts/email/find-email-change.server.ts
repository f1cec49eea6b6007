import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOpen, silenceEnds } from '#app/domains/accounts/internal/email-change.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { emailChanges } from '#db/schema/accounts.ts';

/** One's own open request for another address, and when the silence of the old mailbox counts as its consent. */
export async function findEmailChange(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const [change] = await ctx.db.read
    .select()
    .from(emailChanges)
    .where(eq(emailChanges.personId, ctx.actor.id));
  if (!change || !isOpen(change, ctx.now)) return null;
  const { email, newConfirmedAt, oldConfirmedAt } = change;
  return {
    email,
    newConfirmed: newConfirmedAt !== null,
    oldConfirmed: oldConfirmedAt !== null,
    silenceEnds: silenceEnds(change),
  };
}
