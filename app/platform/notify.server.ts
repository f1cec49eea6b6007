import { type Format, formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { ERASED_HOST } from './erased-address.ts';
import { type Dated, invitationTo } from './calendar.server.ts';
import { isMuted, mailChoiceToken } from './mail-choices.server.ts';
import type { MailKind } from './mail-kinds.ts';
import type { Platform } from './platform.server.ts';
import { queueMail } from './queue-mail.server.ts';

/** The facts about a person that a notification to them needs. */
export type Addressee = { email: string; locale: string; timeZone: string; name: string };

export type NotifyCtx = Pick<Platform, 'settings' | 'keys'> & { now: Date };

export type Words = {
  t: ReturnType<typeof translatorFor>;
  /** Dates and numbers as this reader writes them, in their time zone. */
  format: Format;
  to: Addressee;
  /** The whole address of a path of the app. */
  link(path: string): string;
};

type Notification = {
  /** What it is about: of this kind its reader may want none. `needed`: it goes out all the same. */
  kind: MailKind | 'needed';
  subject: string;
  body: string;
  /** Attached as an invitation for the calendar, or as its cancellation. */
  event?: Dated | undefined;
  /** As in `Mail`. */
  essential?: true;

  /** As in `queueMail`: a name that keeps it from going out twice. */
  once?: string;
};

/**
 * Notifies each addressee by mail, in their language and time zone; the mails leave once the transaction is durable. One of a kind that they
 * have switched off is not written; every other of a kind ends with the link that switches it off.
 */
export async function notifyIn(
  tx: Tx,
  ctx: NotifyCtx,
  addressees: readonly Addressee[],
  write: (words: Words) => Notification,
): Promise<void> {
  const { now, settings } = ctx;
  for (const to of addressees) {
    if (to.email.endsWith(ERASED_HOST)) continue;
    const t = translatorFor(to.locale);
    const link = (path: string) => settings.appOrigin + path;
    const words = { t, format: formatFor(to.locale, to.timeZone), to, link };
    const { event, once, kind, ...written } = write(words);
    if (kind !== 'needed' && (await isMuted(tx, to.email, kind))) continue;
    const mail = kind === 'needed' ? written : { ...written, ...wayOut(ctx, words, kind, written.body) };
    const calendar = event ? { calendar: invitationTo(to, event, ctx) } : {};
    await queueMail(tx, now, { to: to.email, ...mail, ...calendar }, once);
  }
}

/** The body with the link to a page that switches this kind off, and the address for the button of the mail program. */
function wayOut(
  ctx: NotifyCtx,
  { t, link, to }: Words,
  kind: MailKind,
  body: string,
): { body: string; unsubscribe: string } {
  const token = mailChoiceToken(ctx, to.email, kind);
  const about = t(`accounts:notifications.kind.${kind}`);
  const footer = t('accounts:notifications.footer', { kind: about, link: link(urls.unsubscribe(token)) });
  // RFC 3676 §4.3: what follows "-- " is no part of the text.
  return { body: `${body.trimEnd()}\n\n-- \n${footer}`, unsubscribe: link(urls.unsubscribeNow(token)) };
}
