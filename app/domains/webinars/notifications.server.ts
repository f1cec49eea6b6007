import { and, eq, inArray } from 'drizzle-orm';
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
  | 'cancelled'
  | 'missed'
  | 'seat'
  | 'waiting'
  | 'up'
  | 'reminder'
  | 'evaluate';

/** Those with a calendar file. */
const WITH_EVENT: readonly WebinarNotice[] = ['moved', 'cancelled', 'seat', 'up', 'reminder'];

/** Notifies about a webinar; `path` is the page it leads to, if not the webinar's own. */
export const notifyOfWebinarIn = (
  tx: Tx,
  ctx: NotifyCtx,
  { webinar, offer }: WebinarWithCourse,
  addressees: readonly Addressee[],
  notice: WebinarNotice,
  path = urls.webinar(offer.course.slug),
): Promise<void> =>
  notifyIn(tx, ctx, addressees, ({ t, format, to: { name, locale }, link }) => {
    const { id, startsAt, endsAt, sequence } = webinar;
    const { title, summary } = pickVariant(offer.variants, locale)!;
    const url = link(path);
    const facts = { name, title, when: format.dateTime(startsAt), url };
    const cancelled = notice === 'cancelled';
    return {
      subject: t(`webinars:mail.${notice}.subject`, facts),
      body: t(`webinars:mail.${notice}.body`, facts),
      event: WITH_EVENT.includes(notice)
        ? { id, title, summary, startsAt, endsAt, sequence, cancelled, url }
        : undefined,
    };
  });

/** Notifies everybody with a seat or on the waiting list. */
export async function notifySeatHoldersIn(
  tx: Tx,
  ctx: NotifyCtx,
  webinarWithCourse: WebinarWithCourse,
  notice: WebinarNotice,
): Promise<void> {
  const { webinar } = webinarWithCourse;
  const seated = await tx
    .select(ADDRESSEE)
    .from(webinarSeats)
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .where(and(eq(webinarSeats.webinarId, webinar.id), inArray(webinarSeats.state, ['seat', 'waiting'])));
  await notifyOfWebinarIn(tx, ctx, webinarWithCourse, seated, notice);
}
