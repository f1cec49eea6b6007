import { meetingCalendarEvent } from '#app/domains/mentoring/meetings/calendar-event.ts';
import type { Meeting } from '#app/domains/mentoring/meetings/meeting.ts';
import type { Programme } from '#app/domains/mentoring/programmes/programme.ts';
import type { Plan } from '#app/domains/mentoring/rounds/plan.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';

export type PairNotice =
  | 'proposal'
  | 'begun'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'ended'
  | 'left'
  | 'lost'
  | 'paused'
  | 'resumed'
  | 'nudge'
  | 'answerSoon'
  | 'message';

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
      kind: 'mentoring',
      subject: t(`mentoring:mail.${notice}.subject`, facts),
      body: t(`mentoring:mail.${notice}.body`, facts),
    };
  });

/** Reminds of a planned round, once for each (`once` names whom): of one's own profile, or a coordinator of making the pairs. */
export const notifyOfPlanIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: 'profiles' | 'coordinator',
  { plan, programme, once }: { plan: Plan; programme: Pick<Programme, 'id' | 'words'>; once: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, to, link }) => {
    const facts = {
      name: to.name,
      title: pickTranslation(programme.words, to.locale).title,
      by: format.day(plan.profilesBy),
      on: format.day(plan.proposesOn),
      until: format.day(plan.answersBy),
      url: link(urls.mentoring(programme.id)),
    };
    return {
      kind: 'mentoring',
      subject: t(`mentoring:mail.plan.${notice}.subject`, facts),
      body: t(`mentoring:mail.plan.${notice}.body`, facts),
      once: `mentoring-plan ${notice} ${plan.id} ${once}`,
    };
  });

export type MeetingNotice =
  | 'meetingProposed'
  | 'meetingAgreed'
  | 'meetingCancelled'
  | 'meetingCalledOff'
  | 'meetingDropped'
  | 'meetingSoon'
  | 'meetingConfirm';

/** Notifications that change the event in both calendars. A reminder does not invite again. */
const WITH_EVENT: readonly MeetingNotice[] = [
  'meetingAgreed',
  'meetingCancelled',
  'meetingCalledOff',
  'meetingDropped',
];

/** Somebody who would come must know it, whatever mails they want. */
const CALLED_OFF: readonly MeetingNotice[] = ['meetingCancelled', 'meetingCalledOff', 'meetingDropped'];

/** Notifies one member of a pair about a meeting; `inCalendar`: it was agreed, so the calendars hold it. */
export const notifyOfMeetingIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: MeetingNotice,
  { meeting, other, inCalendar = true }: { meeting: Meeting; other: string; inCalendar?: boolean },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, to: { name }, link }) => {
    const url = link(urls.mentoringPair(meeting.pairId));
    const facts = { name, other, when: format.dateTime(meeting.startsAt), url };
    return {
      kind: CALLED_OFF.includes(notice) ? 'needed' : 'mentoring',
      subject: t(`mentoring:mail.${notice}.subject`, facts),
      body: t(`mentoring:mail.${notice}.body`, facts),
      event:
        inCalendar && WITH_EVENT.includes(notice)
          ? meetingCalendarEvent(meeting, t('mentoring:meeting.with', { name: other }), url)
          : undefined,
    };
  });
