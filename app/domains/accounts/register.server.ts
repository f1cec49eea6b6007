import { eq } from 'drizzle-orm';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId, newToken } from '#app/platform/ids.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { addMailLink } from './internal/mail-links.server.ts';
import { hashPassword } from './internal/password.server.ts';
import { RegisterInput } from './schemas.ts';

/**
 * Makes an account that waits for its address to be confirmed. A known address gets a mail that says so,
 * and the page says the same as always: who asks does not learn who has an account.
 */
export async function register(ctx: Ctx, raw: unknown, locale: string): Promise<void> {
  const input = RegisterInput.parse(raw);
  await spendTry(ctx.db, ctx.now, { name: 'register', tries: 5, minutes: 60 }, input.email);
  const t = translatorFor(locale);
  const passwordHash = await hashPassword(input.password);
  const person = { id: newId(), opaqueId: newToken() };
  const token = newToken();

  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(people)
      .values({
        ...person,
        email: input.email,
        name: input.name,
        passwordHash,
        locale,
        timeZone: 'Europe/Helsinki',
        languages: [locale],
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) {
      const [known] = await tx.select().from(people).where(eq(people.email, input.email));
      if (known?.emailConfirmedAt) {
        await queueMail(tx, ctx.now, {
          to: input.email,
          subject: t('accounts:mail.known.subject'),
          body: t('accounts:mail.known.body', { link: ctx.settings.appOrigin + urls.forgot() }),
        });
        return;
      }
      // Not yet confirmed: whoever holds the mailbox gets another link, for the account as it first was.
      if (known) await addMailLink(tx, ctx.now, known.id, 'confirm', token);
    } else {
      await addMailLink(tx, ctx.now, made.id, 'confirm', token);
      await appendAudit(tx, { now: ctx.now, actor: made }, 'accounts.registered', made.opaqueId, {
        email: made.email,
      });
    }
    await queueMail(tx, ctx.now, {
      to: input.email,
      subject: t('accounts:mail.confirm.subject'),
      body: t('accounts:mail.confirm.body', { link: ctx.settings.appOrigin + urls.confirm(token) }),
    });
  });
}
