import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import type { Addressee } from '../addressee.server.ts';
import type { Ctx } from '../ctx.ts';

/** Whoever did not change the password hears of it, with the way to take the account back. */
export async function tellPasswordChanged(tx: Tx, ctx: Ctx, to: Addressee): Promise<void> {
  const t = translatorFor(to.locale);
  await queueMail(tx, ctx.now, {
    to: to.email,
    subject: t('accounts:mail.changed.subject'),
    body: t('accounts:mail.changed.body', {
      at: formatFor(to.locale, to.timeZone).dateTime(ctx.now),
      link: ctx.settings.appOrigin + urls.forgot(),
    }),
    essential: true,
  });
}
