import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Addressee } from '#app/domains/accounts/notifications.server.ts';
import { meetingCalendarEvent } from '#app/domains/mentoring/meetings/calendar-event.ts';
import type { Meeting } from '#app/domains/mentoring/meetings/meeting.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { calendarOf } from '#app/platform/calendar.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';

export type PairNotice =
  | 'proposal'
  | 'begun'
  | 'declined'
  | 'expired'
  | 'ended'
  | 'paused'
  | 'resumed'
  | 'nudge';

/** Notifies one member of a pair, in their language and time zone; names the other one, quotes nothing. */
export async function notifyOfPairIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  to: Addressee,
  notice: PairNotice,
  { pairId, other, until }: { pairId: string; other: string; until: Date },
): Promise<void> {
  const t = translatorFor(to.locale);
  const facts = {
    name: to.name,
    other,
    until: formatFor(to.locale, to.timeZone).date(until),
    url: ctx.settings.appOrigin + urls.mentoringPair(pairId),
  };
  await queueMail(tx, ctx.now, {
    to: to.email,
    subject: t(`mentoring:mail.${notice}.subject`, facts),
    body: t(`mentoring:mail.${notice}.body`, facts),
  });
}

export type MeetingNotice =
  | 'meetingProposed'
  | 'meetingAgreed'
  | 'meetingCancelled'
  | 'meetingSoon'
  | 'meetingConfirm';

/** Notifies about a meeting, in the reader's language and time zone, with a calendar file once it is agreed. */
export async function notifyOfMeetingIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  to: Addressee,
  notice: MeetingNotice,
  { meeting, other }: { meeting: Meeting; other: string },
): Promise<void> {
  const t = translatorFor(to.locale);
  const url = ctx.settings.appOrigin + urls.mentoringPair(meeting.pairId);
  const when = formatFor(to.locale, to.timeZone).dateTime(meeting.startsAt);
  const facts = { name: to.name, other, when, url };
  await queueMail(tx, ctx.now, {
    to: to.email,
    subject: t(`mentoring:mail.${notice}.subject`, facts),
    body: t(`mentoring:mail.${notice}.body`, facts),
    ...(['meetingAgreed', 'meetingCancelled', 'meetingSoon'].includes(notice)
      ? {
          calendar: calendarOf(
            meetingCalendarEvent(meeting, t('mentoring:meeting.with', { name: other }), url),
            ctx.now,
          ),
        }
      : {}),
  });
}
