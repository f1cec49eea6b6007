import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { calendarOf } from '#app/platform/calendar.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import type { mentoringMeetings } from '#db/schema/mentoring.ts';
import type { Addressee } from '../accounts/addressee.server.ts';
import type { Ctx } from '../accounts/ctx.ts';

export type Notice = 'proposal' | 'begun' | 'declined' | 'expired' | 'ended' | 'paused' | 'resumed' | 'nudge';

/** One letter about a pair, in the reader's language and time. It names the other one, never what was written. */
export async function tellIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  to: Addressee,
  notice: Notice,
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
type Meeting = typeof mentoringMeetings.$inferSelect;

/** One letter about a meeting, in the reader's language and zone, with a calendar file once it is agreed. */
export async function tellOfMeetingIn(
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
      ? { calendar: calendarOf(datedOf(meeting, t('mentoring:meeting.with', { name: other }), url), ctx.now) }
      : {}),
  });
}

/** A meeting as calendars know it. */
export const datedOf = (meeting: Meeting, title: string, url: string) => ({
  id: meeting.id,
  title,
  summary: '',
  startsAt: meeting.startsAt,
  endsAt: new Date(meeting.startsAt.getTime() + meeting.minutes * 60_000),
  sequence: meeting.sequence,
  cancelled: meeting.state === 'cancelled',
  url,
});
