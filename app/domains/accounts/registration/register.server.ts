import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  admitRegistration,
  mayMailRegistration,
} from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import { addMailLink, endMailLinks } from '#app/domains/accounts/internal/mail-links.server.ts';
import { choosePassword } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { RegisterInput } from '#app/domains/accounts/schemas.ts';
import { notifyKnownAddressIn, notifyToConfirmIn } from '#app/domains/accounts/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId, newToken } from '#app/platform/ids.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * Makes an account that waits for its address to be confirmed. Until it is, a later registration takes the place of an earlier one: its
 * name and password count, and earlier links end. A known address gets a mail that says so, and the page says the same as always: who
 * asks does not learn who has an account. Throws `invalid`, `busy`, `too_quick` or `too_many_tries`.
 */
export async function register(ctx: Ctx, raw: unknown, locale: string): Promise<void> {
  const input = RegisterInput.parse(raw);
  await admitRegistration(ctx, input.email);
  const passwordHash = await choosePassword(input.password, input, ctx.remote);
  // Without a mail nothing changes: the link that the mailbox got last stays the one that works.
  if (!(await mayMailRegistration(ctx, input.email))) return;
  const chosen = { name: input.name, passwordHash, locale, languages: [locale] };
  const addressee = { name: input.name, email: input.email, locale, timeZone: DEFAULT_TIME_ZONE };
  const person = { id: newId(), opaqueId: newToken() };
  const token = newToken();

  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(people)
      .values({
        ...person,
        ...chosen,
        email: input.email,
        timeZone: DEFAULT_TIME_ZONE,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning();
    const [known] = made ? [made] : await tx.select().from(people).where(eq(people.email, input.email));
    if (known!.emailConfirmedAt) return notifyKnownAddressIn(tx, ctx, addressee);
    if (!made) {
      await tx.update(people).set(chosen).where(eq(people.id, known!.id));
      await endMailLinks(tx, ctx.now, known!.id, 'confirm');
    }
    await addMailLink(tx, ctx.now, known!.id, 'confirm', token);
    const action = made ? 'accounts.registered' : 'accounts.registered-again';
    await appendAudit(tx, { now: ctx.now, actor: known! }, action, known!.opaqueId, { email: input.email });
    await notifyToConfirmIn(tx, ctx, addressee, { token, again: !made });
  });
}
