import { z } from 'zod';
import { ATTENDANCE_STATES, type AttendanceState } from './attendance-state.ts';

export const ATTENDANCE_ORDERS = ['name', 'most', 'least', 'state'] as const;

export const AttendanceFilter = z.object({
  /** Of a name. */
  q: z.string().trim().max(100).catch('').default(''),
  state: z.enum(ATTENDANCE_STATES).or(z.literal('')).catch('').default(''),
  order: z.enum(ATTENDANCE_ORDERS).catch('name').default('name'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type AttendanceFilter = z.output<typeof AttendanceFilter>;

type Listed = { state: AttendanceState; ms: number; searchKey: string };

/** Those that a filter shows, in its order; `words` are those of `q` as search keys have them, and the attendees come by name. */
export function filterAttendees<Attendee extends Listed>(
  attendees: Attendee[],
  { state, order }: Pick<AttendanceFilter, 'state' | 'order'>,
  words: string[],
): Attendee[] {
  const shown = attendees.filter(
    (each) => (state === '' || each.state === state) && words.every((word) => each.searchKey.includes(word)),
  );
  const by = {
    name: () => 0,
    most: (a: Attendee, b: Attendee) => b.ms - a.ms,
    least: (a: Attendee, b: Attendee) => a.ms - b.ms,
    state: (a: Attendee, b: Attendee) =>
      ATTENDANCE_STATES.indexOf(a.state) - ATTENDANCE_STATES.indexOf(b.state),
  }[order];
  return shown.sort(by);
}
