import { eq } from 'drizzle-orm';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { newToken } from '#app/platform/ids.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { urls } from '#app/urls.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { addMailLink } from './internal/mail-links.server.ts';
import { EmailInput } from './schemas.ts';

/** Sends a link if there is such an account, and says nothing about it either way. */
export async function requestPasswordReset(ctx: Ctx, raw: unknown): Promise<void> {
  const { email } = EmailInput.parse(raw);
  await spendTry(ctx.db, ctx.now, { name: 'reset', tries: 5, minutes: 60 }, email);
  const token = newToken();
  await ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.email, email));
    if (!person || person.blockedAt || (person.sample && !ctx.settings.demonstration)) return;
    const t = translatorFor(person.locale);
    await addMailLink(tx, ctx.now, person.id, 'reset', token);
    await queueMail(tx, ctx.now, {
      to: email,
      subject: t('accounts:mail.reset.subject'),
      body: t('accounts:mail.reset.body', { link: ctx.settings.appOrigin + urls.reset(token) }),
    });
    await appendAudit(tx, { now: ctx.now, actor: person }, 'accounts.reset-asked', person.opaqueId, {});
  });
}
