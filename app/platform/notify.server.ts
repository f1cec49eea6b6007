import { type Format, formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import type { Tx } from '#db/database.ts';
import { type Dated, invitationTo } from './calendar.server.ts';
import type { Platform } from './platform.server.ts';
import { queueMail } from './queue-mail.server.ts';

/** The facts about a person that a notification to them needs. */
export type Addressee = { email: string; locale: string; timeZone: string; name: string };

export type NotifyCtx = Pick<Platform, 'settings'> & { now: Date };

export type Words = {
  t: ReturnType<typeof translatorFor>;
  /** Dates and numbers as this reader writes them, in their time zone. */
  format: Format;
  to: Addressee;
  /** The whole address of a path of the app. */
  link(path: string): string;
};

type Notification = {
  subject: string;
  body: string;
  /** Attached as an invitation for the calendar, or as its cancellation. */
  event?: Dated | undefined;
  /** As in `Mail`. */
  essential?: true;
  /** As in `queueMail`: a name that keeps it from going out twice. */
  once?: string;
};

/** Notifies each addressee by mail, in their language and time zone; the mails leave once the transaction is durable. */
export async function notifyIn(
  tx: Tx,
  ctx: NotifyCtx,
  addressees: readonly Addressee[],
  write: (words: Words) => Notification,
): Promise<void> {
  const { now, settings } = ctx;
  for (const to of addressees) {
    const { event, once, ...mail } = write({
      t: translatorFor(to.locale),
      format: formatFor(to.locale, to.timeZone),
      to,
      link: (path) => settings.appOrigin + path,
    });
    const calendar = event ? { calendar: invitationTo(to, event, ctx) } : {};
    await queueMail(tx, now, { to: to.email, ...mail, ...calendar }, once);
  }
}
