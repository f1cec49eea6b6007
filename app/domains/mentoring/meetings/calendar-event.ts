import { MINUTE_MS } from '#app/platform/time.ts';
import type { Meeting } from './meeting.ts';

/** A meeting as calendars know it. */
export const meetingCalendarEvent = (meeting: Meeting, title: string, url: string) => ({
  id: meeting.id,
  title,
  summary: '',
  startsAt: meeting.startsAt,
  endsAt: new Date(meeting.startsAt.getTime() + meeting.minutes * MINUTE_MS),
  sequence: meeting.sequence,
  cancelled: meeting.state === 'cancelled',
  url,
});
