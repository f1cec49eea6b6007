import { z } from 'zod';
import { calendarDay } from '#app/platform/form-fields.ts';

export const LEAVE_REASONS = [
  'parental_leave',
  'pregnancy',
  'under_1_year_in_post',
  'after_military_service',
  'treatment_over_4_months',
  'foreign_posting_over_4_months',
] as const;

export type LeaveReason = (typeof LEAVE_REASONS)[number];
export const isLeaveReason = (reason: string): reason is LeaveReason =>
  (LEAVE_REASONS as readonly string[]).includes(reason);

/** Leaves that one form takes. */
export const MAX_LEAVES = 3;

const LeaveInput = z
  .object({
    from: calendarDay().or(z.literal('')).default(''),
    to: calendarDay().or(z.literal('')).default(''),
    reason: z.enum(LEAVE_REASONS).or(z.literal('')).default(''),
  })
  .refine(({ from, to }) => to === '' || from !== '', { path: ['from'], message: 'required' })
  .refine(({ from, to }) => from === '' || to !== '', { path: ['to'], message: 'required' })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends_before_start' })
  .refine(({ from, reason }) => from === '' || reason !== '', {
    path: ['reason'],
    message: 'choose_from_list',
  });

/** The leaves of the form, each with its number: `leaveFrom-0`, `leaveTo-0`, `leaveReason-0`. */
export function parseLeaves(raw: Record<string, unknown>) {
  const wrong: z.core.$ZodIssue[] = [];
  const leaves = Array.from({ length: MAX_LEAVES }, (_, i) => {
    const read = LeaveInput.safeParse({
      from: raw[`leaveFrom-${i}`],
      to: raw[`leaveTo-${i}`],
      reason: raw[`leaveReason-${i}`],
    });
    if (read.success) return read.data;
    for (const issue of read.error.issues) {
      const name = String(issue.path[0]);
      const field = `leave${name[0]!.toUpperCase()}${name.slice(1)}-${i}`;
      wrong.push({ code: 'custom', path: [field], message: issue.message, input: raw[field] });
    }
    return null;
  });
  if (wrong.length > 0) throw new z.ZodError(wrong);
  return leaves
    .flatMap((each) => (each && each.from ? [each] : []))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
