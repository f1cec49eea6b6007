import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { readMailChoiceToken, setMutedIn } from '#app/platform/mail-choices.server.ts';
import { people } from '#db/schema/accounts.ts';

/** Switches a kind of mail off or on by the link of a mail, without a sign-in. Throws `not_found` for a link that is not ours. */
export async function setMailChoice(ctx: Ctx, token: string, muted: boolean): Promise<void> {
  const choice = readMailChoiceToken(ctx, token);
  if (!choice) throw new DomainError('not_found');
  const { recipient, kind } = choice;
  await ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.email, recipient));
    await setMutedIn(tx, recipient, kind, muted);
    // A mailbox without an account is that of an invited reviewer, or of somebody who has another address by now.
    const [actor, thing] = [person ?? null, person?.opaqueId ?? 'mailbox'];
    await appendAudit(tx, { now: ctx.now, actor }, 'accounts.mail-kind-set', thing, { kind, muted });
  });
}
