import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

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

/** One event as iCalendar (RFC 5545); a later sequence of the same uid replaces the earlier one in the reader's calendar. */
export function calendarOf(dated: Dated, now: Date): string {
  const calendar = ical({
    prodId: { company: 'Majakka', product: 'meetings' },
    method: dated.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${dated.id}@${new URL(dated.url).hostname}`,
    sequence: dated.sequence,
    start: dated.startsAt,
    end: dated.endsAt,
    stamp: now,
    summary: dated.title,
    description: `${dated.summary}\n\n${dated.url}`,
    url: dated.url,
    status: dated.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
