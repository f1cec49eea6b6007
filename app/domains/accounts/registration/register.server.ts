import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  admitRegistration,
  mayMailRegistration,
} from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import { addMailLink, endMailLinks } from '#app/domains/accounts/internal/mail-links.server.ts';
import { choosePassword } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { mustBePrintable } from '#app/domains/accounts/people/must-be-printable.server.ts';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { RegisterInput } from '#app/domains/accounts/schemas.ts';
import { notifyKnownAddressIn, notifyToConfirmIn } from '#app/domains/accounts/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId, newToken } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * Makes an account that waits for its address to be confirmed. Until it is, a later registration takes the place of an earlier one: its
 * name, password and time zone count, and earlier links end. A known address gets a mail that says so, and the page says the same as always: who
 * asks does not learn who has an account. Throws `invalid`, `busy`, `too_quick` or `too_many_tries`.
 */
export async function register(ctx: Ctx, raw: unknown, locale: string): Promise<void> {
  const input = RegisterInput.parse(raw);
  const { name, email, timeZone } = input;
  await mustBePrintable(name);
  await admitRegistration(ctx, email);
  const passwordHash = await choosePassword(input.password, input, ctx.remote);
  // Without a mail nothing changes: the link that the mailbox got last stays the one that works.
  if (!(await mayMailRegistration(ctx, email))) return;
  const chosen = { ...nameColumns(name), passwordHash, locale, languages: [locale], timeZone };
  const addressee = { name, email, locale, timeZone };
  const person = { id: newId(), opaqueId: newToken() };
  const token = newToken();

  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(people)
      .values({ ...person, ...chosen, email, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    const [known] = made ? [made] : await tx.select().from(people).where(eq(people.email, email));
    if (known!.emailConfirmedAt) return notifyKnownAddressIn(tx, ctx, addressee);
    if (!made) {
      await tx.update(people).set(chosen).where(eq(people.id, known!.id));
      await endMailLinks(tx, ctx.now, known!.id, 'confirm');
    }
    await addMailLink(tx, ctx.now, known!.id, 'confirm', token);
    const action = made ? 'accounts.registered' : 'accounts.registered-again';
    await appendAudit(tx, { now: ctx.now, actor: known! }, action, known!.opaqueId, { email });
    await notifyToConfirmIn(tx, ctx, addressee, { token, again: !made });
  });
}
