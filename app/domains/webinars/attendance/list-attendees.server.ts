import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { searchWords } from '#app/platform/search-key.ts';
import { AttendanceFilter, filterAttendees } from './attendance-filter.ts';
import { readOwnWebinarAttendance } from './read-own-webinar-attendance.server.ts';

const ATTENDEES_A_PAGE = 50;

/** The attendance of one's own webinar as a filter shows it, a page at a time, with how many have come how far. Throws `not_found`. */
export async function listAttendees(ctx: Ctx, id: string, raw: unknown) {
  const { attendees, ...found } = await readOwnWebinarAttendance(ctx, id);
  const filter = AttendanceFilter.parse(raw);
  const shown = filterAttendees(attendees, filter, searchWords(filter.q));
  const from = (filter.page - 1) * ATTENDEES_A_PAGE;
  return {
    ...found,
    filter,
    registered: attendees.length,
    shown: shown.length,
    pages: Math.ceil(shown.length / ATTENDEES_A_PAGE),
    attendees: shown.slice(from, from + ATTENDEES_A_PAGE),
  };
}
