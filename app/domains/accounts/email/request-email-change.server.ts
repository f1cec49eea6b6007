import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayMailRegistration } from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import { findPerson } from '#app/domains/accounts/internal/session/actor.server.ts';
import {
  notifyAddressInUseIn,
  notifyToConfirmNewAddressIn,
  notifyToConfirmOldAddressIn,
} from '#app/domains/accounts/notifications.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { EmailInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newToken, sha256 } from '#app/platform/ids.server.ts';
import { countTries } from '#app/platform/throttle.server.ts';
import type { Throttle } from '#app/platform/throttle.ts';
import { emailChanges, people } from '#db/schema/accounts.ts';

const TRIES: Throttle = { name: 'change email', free: 5, firstWait: 60, longestWait: 3600, forgets: 1440 };

/**
 * Asks for another address: both mailboxes get a link, and an earlier request ends. An address that has an account gets a mail that says so, and the page says
 * the same as always: who asks does not learn who has an account. Throws `invalid`, `confirm_needed`, `too_quick` or `too_many_tries`.
 */
export async function requestEmailChange(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const { email } = EmailInput.parse(raw);
  if (email === actor.email) throw new DomainError('invalid', {}, { email: 'email_same' });
  await countTries(ctx.db, ctx.now, [[TRIES, actor.id]]);
  const mayMail = await mayMailRegistration(ctx, email);
  const person = (await findPerson(ctx.db, actor.id))!;
  const [newToMail, oldToMail] = [newToken(), newToken()];
  const change = {
    email,
    askedAt: ctx.now,
    newLink: sha256(newToMail),
    oldLink: sha256(oldToMail),
    newConfirmedAt: null,
    oldConfirmedAt: null,
  };
  await ctx.db.transact(async (tx) => {
    const [known] = await tx.select().from(people).where(eq(people.email, email));
    await tx
      .insert(emailChanges)
      .values({ ...change, personId: actor.id })
      .onConflictDoUpdate({ target: emailChanges.personId, set: change });
    await notifyToConfirmOldAddressIn(tx, ctx, person, { email, token: oldToMail });
    if (mayMail && known?.emailConfirmedAt) await notifyAddressInUseIn(tx, ctx, known);
    else if (mayMail) await notifyToConfirmNewAddressIn(tx, ctx, person, { email, token: newToMail });
    await appendAudit(tx, ctx, 'accounts.email-change-asked', actor.opaqueId, {
      from: actor.email,
      to: email,
    });
  });
}
