import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { notifyKnownAddressIn, notifyToConfirmIn } from '#app/domains/accounts/notifications.server.ts';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId, newToken, sha256 } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import { addMailLink, endMailLinks } from './mail-links.server.ts';
import type { Registration } from './registration-cookie.server.ts';

/** Stores a registration and mails the link; one that is stored already gets a further link, beside which the earlier ones work. The caller has counted it. */
export async function storeRegistration(ctx: Ctx, registration: Registration): Promise<void> {
  const { name, email, timeZone, locale, passwordHash } = registration;
  const chosen = { ...nameColumns(name), passwordHash, locale, languages: [locale], timeZone };
  const addressee = { name, email, locale, timeZone };
  const person = { id: newId(), opaqueId: newToken() };
  const token = newToken();

  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(people)
      .values({ ...person, ...chosen, email, firstStep: 'new', createdAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    const [known] = made ? [made] : await tx.select().from(people).where(eq(people.email, email));
    if (known!.emailConfirmedAt) return notifyKnownAddressIn(tx, ctx, addressee);
    const isSame = known!.passwordHash === passwordHash;
    if (!isSame) {
      await tx.update(people).set(chosen).where(eq(people.id, known!.id));
      await endMailLinks(tx, ctx.now, known!.id, 'confirm');
    }
    await addMailLink(tx, ctx.now, known!.id, 'confirm', token, sha256(passwordHash));
    const action = made
      ? 'accounts.registered'
      : isSame
        ? 'accounts.confirmation-sent-again'
        : 'accounts.registered-again';
    await appendAudit(tx, { now: ctx.now, actor: known! }, action, known!.opaqueId, { email });
    await notifyToConfirmIn(tx, ctx, addressee, { token, again: !isSame });
  });
}
