import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import type { Settings } from './settings.server.ts';
import { DAY_MS, MINUTE_MS } from './time.ts';

export type Dated = {
  id: string;
  title: string;
  summary: string;
  startsAt: Date;
  endsAt: Date;
  sequence: number;
  cancelled: boolean;
  url: string;
};

/** Seconds before its beginning at which a calendar reminds of it: the day before, and in time to go there. */
const ALARMS = [DAY_MS / 1000, (15 * MINUTE_MS) / 1000];

type CalendarCtx = { now: Date; settings: Pick<Settings, 'mailFrom'> };

/**
 * One event as iCalendar (RFC 5545) for a mail: an invitation that its addressee has accepted by what they did in Majakka, or its end
 * (RFC 5546 §3.2.2, §3.2.5). A calendar knows by the uid which event it is, and by the sequence, then the stamp, which is newer. Majakka
 * is the organizer, under the address that the mail comes from: Outlook takes a cancellation from nobody else.
 */
export const invitationTo = (
  { email, name }: { email: string; name: string },
  dated: Dated,
  ctx: CalendarCtx,
): string =>
  write(dated, ctx, dated.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST, {
    attendees: [
      {
        email,
        name: inParameter(name),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.ACCEPTED,
        // Replies would go to a mailbox that nobody reads.
        rsvp: false,
      },
    ],
  });

/** The same as a download from a page, with the media type: published, without addressees (RFC 5546 §3.2.1). */
export function calendarFile(dated: Dated, ctx: CalendarCtx): { text: string; type: string } {
  const method = dated.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  return { text: write(dated, ctx, method), type: `text/calendar; charset=utf-8; method=${method}` };
}

/** What a calendar asks for, which the part of a mail that holds it must say too (RFC 6047 §2.4). */
export const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)![1]!;

function write(
  dated: Dated,
  { now, settings }: CalendarCtx,
  method: ICalCalendarMethod,
  more: Partial<ICalEventData> = {},
): string {
  const calendar = ical({ prodId: { company: 'Majakka', product: 'meetings' }, method });
  calendar.createEvent({
    id: `${dated.id}@${new URL(dated.url).hostname}`,
    sequence: dated.sequence,
    start: dated.startsAt,
    end: dated.endsAt,
    stamp: now,
    summary: dated.title,
    // Outlook shows this instead of the mail's own text.
    description: [dated.summary, dated.url].filter(Boolean).join('\n\n'),
    url: dated.url,
    status: dated.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: mailboxOf(settings.mailFrom),
    // RFC 5545 §3.6.6. What is cancelled reminds nobody.
    alarms: dated.cancelled ? [] : ALARMS.map((trigger) => ({ type: ICalAlarmType.display, trigger })),
    ...more,
  });
  // RFC 5545 §3.1: every line ends, the last one too.
  return `${calendar.toString()}\r\n`;
}

/** Of an address as in `From`, with a name before it or without. */
function mailboxOf(from: string): { name: string; email: string } {
  const [, name = '', email = from] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from) ?? [];
  return { name: inParameter(name.replace(/^"(.*)"$/, '$1')) || 'Majakka', email: email.trim() };
}

/** RFC 5545 §3.2: a parameter holds no quotation mark and no control character, and knows no escape for them. */
const inParameter = (text: string): string => text.replaceAll(/["\\]/g, '’').replaceAll(/\p{Cc}+/gu, ' ');
