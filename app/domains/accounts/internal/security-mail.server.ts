import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import type { Addressee } from '../addressee.server.ts';
import type { Ctx } from '../ctx.ts';

/** What somebody must hear about their own account, whoever did it. */
export type SecurityNews =
  'appAdded' | 'appRemoved' | 'passkeyAdded' | 'passkeyRemoved' | 'codesMade' | 'codeUsed' | 'allRemoved';

export async function mailAboutFactorsIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  person: Addressee,
  news: SecurityNews,
  name = '',
): Promise<void> {
  const t = translatorFor(person.locale);
  const what = t(`accounts:security.mail.${news}`, { name });
  const when = formatFor(person.locale, person.timeZone).dateTime(ctx.now);
  await queueMail(tx, ctx.now, {
    to: person.email,
    subject: t('accounts:security.mail.subject'),
    body: t('accounts:security.mail.body', {
      what,
      when,
      forgot: ctx.settings.appOrigin + urls.forgot(),
      security: ctx.settings.appOrigin + urls.security(),
    }),
  });
}
