import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { type Mail, queueMail } from '#app/platform/mail.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import type { Addressee } from '../addressee.server.ts';
import type { Ctx } from '../ctx.ts';
import { deviceOf } from '../device.ts';

/** News about somebody's own account that they must get, whoever caused it, even if their mailbox is being flooded. */
export type SecurityNews =
  | 'appAdded'
  | 'appRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'codesMade'
  | 'codeUsed'
  | 'allRemoved';

type MailCtx = Pick<Ctx, 'now' | 'settings'>;

export async function mailAboutFactorsIn(
  tx: Tx,
  ctx: MailCtx,
  person: Addressee,
  news: SecurityNews,
  name = '',
): Promise<void> {
  const t = translatorFor(person.locale);
  const mail = write(ctx, person, t(`accounts:security.mail.${news}`, { name }));
  await queueMail(tx, ctx.now, { ...mail, subject: t('accounts:security.mail.subject') });
}

/** The password was right on a device that the account does not know: one mail a day for each kind of device and network. */
export async function mailAboutNewDeviceIn(
  tx: Tx,
  ctx: MailCtx & Pick<Ctx, 'userAgent' | 'remote'>,
  person: Addressee,
): Promise<void> {
  const t = translatorFor(person.locale);
  const kind = deviceOf(ctx.userAgent ?? '') || t('accounts:security.sessions.unknown');
  const device = [kind, ctx.remote ? shortenedRemote(ctx.remote) : ''].filter(Boolean).join(', ');
  const mail = write(ctx, person, t('accounts:security.mail.newDevice', { device }));
  const day = ctx.now.toISOString().slice(0, 10);
  await queueMail(
    tx,
    ctx.now,
    { ...mail, subject: t('accounts:security.mail.newDeviceSubject') },
    `new-device ${person.email} ${device} ${day}`,
  );
}

function write({ now, settings }: MailCtx, person: Addressee, what: string): Omit<Mail, 'subject'> {
  const body = translatorFor(person.locale)('accounts:security.mail.body', {
    what,
    when: formatFor(person.locale, person.timeZone).dateTime(now),
    forgot: settings.appOrigin + urls.forgot(),
    security: settings.appOrigin + urls.security(),
  });
  return { to: person.email, body, essential: true };
}
