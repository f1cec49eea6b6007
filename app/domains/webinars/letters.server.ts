import { and, eq, inArray } from 'drizzle-orm';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { webinarSeats } from '#db/schema/webinars.ts';
import { ADDRESSEE, type Addressee } from '../accounts/addressee.server.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { pickVariant } from '../catalogue/pick-variant.ts';
import { calendarOf } from '#app/platform/calendar.server.ts';
import type { Held } from './read-webinar.server.ts';

export type Notice = 'moved' | 'cancelled' | 'missed' | 'seat' | 'waiting' | 'up' | 'reminder' | 'evaluate';

/** One letter about a webinar, in the reader's language and time, with a calendar file where it is about a time. */
export async function tellPersonIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  { webinar, offer }: Held,
  person: Addressee,
  notice: Notice,
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

/** The same letter to everybody who has a seat or waits for one. */
export async function tellSeatsIn(tx: Tx, ctx: Ctx, held: Held, notice: Notice): Promise<void> {
  const seated = await tx
    .select(ADDRESSEE)
    .from(webinarSeats)
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .where(
      and(eq(webinarSeats.webinarId, held.webinar.id), inArray(webinarSeats.state, ['seat', 'waiting'])),
    );
  for (const person of seated) await tellPersonIn(tx, ctx, held, person, notice);
}
