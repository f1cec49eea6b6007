import { utcDay } from '#app/platform/time.ts';
import { describeDevice } from '#app/domains/accounts/sessions/describe-device.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { type Mail, queueMail } from '#app/platform/mail.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';

/** Columns that a notification needs of its recipient. */
export const ADDRESSEE = {
  email: people.email,
  locale: people.locale,
  timeZone: people.timeZone,
  name: people.name,
};

export type Addressee = { email: string; locale: string; timeZone: string; name: string };

/** Security notices, sent even when the limit of the mailbox is reached. */
export type FactorNotice =
  | 'appAdded'
  | 'appRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'codesMade'
  | 'codeUsed'
  | 'allRemoved';

type MailCtx = Pick<Ctx, 'now' | 'settings'>;

export async function notifyFactorChangeIn(
  tx: Tx,
  ctx: MailCtx,
  person: Addressee,
  news: FactorNotice,
  name = '',
): Promise<void> {
  const t = translatorFor(person.locale);
  const mail = writeSecurityMail(ctx, person, t(`accounts:security.mail.${news}`, { name }));
  await queueMail(tx, ctx.now, { ...mail, subject: t('accounts:security.mail.subject') });
}

/** The password was right on a device that the account does not know: one mail a day for each kind of device and network. */
export async function notifyNewDeviceIn(
  tx: Tx,
  ctx: MailCtx & Pick<Ctx, 'userAgent' | 'remote'>,
  person: Addressee,
): Promise<void> {
  const t = translatorFor(person.locale);
  const kind = describeDevice(ctx.userAgent ?? '') || t('accounts:security.sessions.unknown');
  const device = [kind, ctx.remote ? shortenedRemote(ctx.remote) : ''].filter(Boolean).join(', ');
  const mail = writeSecurityMail(ctx, person, t('accounts:security.mail.newDevice', { device }));
  const day = utcDay(ctx.now);
  await queueMail(
    tx,
    ctx.now,
    { ...mail, subject: t('accounts:security.mail.newDeviceSubject') },
    `new-device ${person.email} ${device} ${day}`,
  );
}

function writeSecurityMail(
  { now, settings }: MailCtx,
  person: Addressee,
  what: string,
): Omit<Mail, 'subject'> {
  const body = translatorFor(person.locale)('accounts:security.mail.body', {
    what,
    when: formatFor(person.locale, person.timeZone).dateTime(now),
    forgot: settings.appOrigin + urls.forgot(),
    security: settings.appOrigin + urls.security(),
  });
  return { to: person.email, body, essential: true };
}

/** Notifies the owner, in case it was not them, with a way to recover the account. */
export async function notifyPasswordChangeIn(tx: Tx, ctx: Ctx, to: Addressee): Promise<void> {
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
