import { and, eq } from 'drizzle-orm';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { webinarSeats } from '#db/schema/webinars.ts';

export type WebinarNotice =
  | 'moved'
  | 'movedWaiting'
  | 'cancelled'
  | 'missed'
  | 'seat'
  | 'waiting'
  | 'up'
  | 'left'
  | 'reminder'
  | 'evaluate';

/** Notifications that change the event in the calendar of a registered person. A reminder does not invite again. */
const WITH_EVENT: readonly WebinarNotice[] = ['moved', 'cancelled', 'seat', 'up', 'left'];
/** Somebody who has registered must know it, whatever mails they want. */
const CHANGES: readonly WebinarNotice[] = ['moved', 'movedWaiting', 'cancelled', 'missed'];
const TAKES_OUT: readonly WebinarNotice[] = ['cancelled', 'left'];

type Options = {
  /** The page it leads to, if not the webinar's own. */
  path?: string;
  /** Whether their calendars hold it; people on the waiting list have no invitation. */
  seated?: boolean;
  /** As in `queueMail`. */
  once?: string;
};

/** Notifies about a webinar. */
export const notifyOfWebinarIn = (
  tx: Tx,
  ctx: NotifyCtx,
  { webinar, offer }: WebinarWithCourse,
  addressees: readonly Addressee[],
  notice: WebinarNotice,
  { path = urls.webinar(offer.course.slug), seated = true, once }: Options = {},
): Promise<void> =>
  notifyIn(tx, ctx, addressees, ({ t, format, to: { name, locale }, link }) => {
    const { id, startsAt, endsAt, sequence } = webinar;
    const { title, summary } = pickVariant(offer.variants, locale)!;
    const url = link(path);
    const facts = { name, title, when: format.dateTime(startsAt), url };
    const cancelled = TAKES_OUT.includes(notice);
    return {
      kind: CHANGES.includes(notice) ? 'needed' : 'webinars',
      subject: t(`webinars:mail.${notice}.subject`, facts),
      body: t(`webinars:mail.${notice}.body`, facts),
      ...(once !== undefined && { once }),
      event:
        seated && WITH_EVENT.includes(notice)
          ? { id, title, summary, startsAt, endsAt, sequence, cancelled, url }
          : undefined,
    };
  });

/** Notifies everybody with a seat, and `forWaiting` those on the waiting list. */
export async function notifySeatHoldersIn(
  tx: Tx,
  ctx: NotifyCtx,
  webinarWithCourse: WebinarWithCourse,
  notice: WebinarNotice,
  forWaiting: WebinarNotice = notice,
): Promise<void> {
  const { webinar } = webinarWithCourse;
  const those = (state: 'seat' | 'waiting') =>
    tx
      .select(ADDRESSEE)
      .from(webinarSeats)
      .innerJoin(people, eq(people.id, webinarSeats.personId))
      .where(and(eq(webinarSeats.webinarId, webinar.id), eq(webinarSeats.state, state)));
  await notifyOfWebinarIn(tx, ctx, webinarWithCourse, await those('seat'), notice);
  await notifyOfWebinarIn(tx, ctx, webinarWithCourse, await those('waiting'), forWaiting, { seated: false });
}
