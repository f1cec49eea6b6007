import { meetingCalendarEvent } from '#app/domains/mentoring/meetings/calendar-event.ts';
import type { Meeting } from '#app/domains/mentoring/meetings/meeting.ts';
import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
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

/** Notifies one member of a pair; names the other one, quotes nothing. */
export const notifyOfPairIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: PairNotice,
  { pairId, other, until }: { pairId: string; other: string; until: Date },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, to: { name }, link }) => {
    const facts = { name, other, until: format.date(until), url: link(urls.mentoringPair(pairId)) };
    return {
      subject: t(`mentoring:mail.${notice}.subject`, facts),
      body: t(`mentoring:mail.${notice}.body`, facts),
    };
  });

export type MeetingNotice =
  | 'meetingProposed'
  | 'meetingAgreed'
  | 'meetingCancelled'
  | 'meetingSoon'
  | 'meetingConfirm';

/** Those with a calendar file: the time is agreed. */
const WITH_EVENT: readonly MeetingNotice[] = ['meetingAgreed', 'meetingCancelled', 'meetingSoon'];

/** Notifies one member of a pair about a meeting. */
export const notifyOfMeetingIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: MeetingNotice,
  { meeting, other }: { meeting: Meeting; other: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, to: { name }, link }) => {
    const url = link(urls.mentoringPair(meeting.pairId));
    const facts = { name, other, when: format.dateTime(meeting.startsAt), url };
    return {
      subject: t(`mentoring:mail.${notice}.subject`, facts),
      body: t(`mentoring:mail.${notice}.body`, facts),
      event: WITH_EVENT.includes(notice)
        ? meetingCalendarEvent(meeting, t('mentoring:meeting.with', { name: other }), url)
        : undefined,
    };
  });
