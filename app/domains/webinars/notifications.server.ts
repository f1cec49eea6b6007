import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { ADDRESSEE, type Addressee } from '#app/domains/accounts/notifications.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { formatFor } from '#app/i18n/format.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { calendarOf } from '#app/platform/calendar.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
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

/** A mail about a webinar, in the reader's language and time zone, with a calendar file where it has a time. */
export async function notifyPersonIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  { webinar, offer }: WebinarWithCourse,
  person: Addressee,
  notice: WebinarNotice,
  link?: string,
): Promise<void> {
  const t = translatorFor(person.locale);
  const variant = pickVariant(offer.variants, person.locale)!;
  const url = `${ctx.settings.appOrigin}${link ?? urls.webinar(offer.course.slug)}`;
  const facts = {
    name: person.name,
    title: variant.title,
    when: formatFor(person.locale, person.timeZone).dateTime(webinar.startsAt),
    url,
  };
  await queueMail(tx, ctx.now, {
    to: person.email,
    subject: t(`webinars:mail.${notice}.subject`, facts),
    body: t(`webinars:mail.${notice}.body`, facts),
    ...(['moved', 'cancelled', 'seat', 'up', 'reminder'].includes(notice)
      ? {
          calendar: calendarOf(
            {
              id: webinar.id,
              title: variant.title,
              summary: variant.summary,
              startsAt: webinar.startsAt,
              endsAt: webinar.endsAt,
              sequence: webinar.sequence,
              cancelled: notice === 'cancelled',
              url,
            },
            ctx.now,
          ),
        }
      : {}),
  });
}

/** The same mail to everybody with a seat or on the waiting list. */
export async function notifySeatHoldersIn(
  tx: Tx,
  ctx: Ctx,
  webinarWithCourse: WebinarWithCourse,
  notice: WebinarNotice,
): Promise<void> {
  const seated = await tx
    .select(ADDRESSEE)
    .from(webinarSeats)
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .where(
      and(
        eq(webinarSeats.webinarId, webinarWithCourse.webinar.id),
        inArray(webinarSeats.state, ['seat', 'waiting']),
      ),
    );
  for (const person of seated) await notifyPersonIn(tx, ctx, webinarWithCourse, person, notice);
}
