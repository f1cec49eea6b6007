import type { Meeting } from './meeting.ts';

/** A meeting as calendars know it. */
export const meetingCalendarEvent = (meeting: Meeting, title: string, url: string) => ({
  id: meeting.id,
  title,
  summary: '',
  startsAt: meeting.startsAt,
  endsAt: new Date(meeting.startsAt.getTime() + meeting.minutes * 60_000),
  sequence: meeting.sequence,
  cancelled: meeting.state === 'cancelled',
  url,
});
