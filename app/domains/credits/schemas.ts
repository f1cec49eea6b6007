import { z } from 'zod';
import { compareExact, isDecimal } from '#app/platform/exact.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import type { LedgerSession, Stated } from '#db/schema/credits.ts';
import { ACTIVITY_TYPES, MAX_DAYS, NEEDS_REFLECTION } from './activity-types.ts';
import { PROGRAMME_IDS } from './programmes.ts';
import { STATES } from './standing.ts';
import { maybePassage, passage, words } from '../accounts/fields.ts';

const LOCALE_CODES = LOCALES.map(({ code }) => code);

/** A date that exists: 30 February does not. */
export const DateText = z
  .string()
  .trim()
  .refine((value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return (
      /^\d{4}-\d{2}-\d{2}$/.test(value) &&
      !Number.isNaN(date.getTime()) &&
      date.toISOString().startsWith(value)
    );
  }, 'date_malformed');

export const EnrolmentInput = z.object({
  programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
  anchorDate: DateText.or(z.literal('')).default(''),
});

export const AccreditationInput = z
  .object({
    courseVersionId: words(60),
    programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
    code: words(60),
    units: z
      .string()
      .trim()
      .transform((value) => value.replace(',', '.'))
      .refine((value) => isDecimal(value) && compareExact(value, '0') > 0, 'decimal'),
    category: words(80),
    /** Whether the course gives credit again when it is taken again. */
    repeatable: z
      .string()
      .default('')
      .transform((value) => value === 'yes'),
    validFrom: DateText,
    validTo: DateText,
  })
  .refine((value) => value.validFrom <= value.validTo, { path: ['validTo'], message: 'ends_before_start' });
export type AccreditationInput = z.output<typeof AccreditationInput>;

/** What an officer looks for among members. Nonsense in an address is no filter. */
export const MemberFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  state: z.enum(STATES).or(z.literal('')).catch(''),
  programmeId: z.enum(PROGRAMME_IDS).or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  all: z.boolean().catch(false),
});

const optionalTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_malformed')
  .or(z.literal(''))
  .default('');
const optionalNumber = (code: 'whole_number' | 'decimal', shape: RegExp) =>
  z
    .string()
    .trim()
    .transform((value) => value.replace(',', '.'))
    .refine((value) => value === '' || (shape.test(value) && Number(value) > 0), code)
    .default('');
const wholeNumber = optionalNumber('whole_number', /^\d{1,4}$/);

const Day = z.object({
  date: DateText.or(z.literal('')).default(''),
  from: optionalTime,
  to: optionalTime,
  minutes: wholeNumber,
});

/** Fields of the form, each day's with its number: `date-0`, `from-0`, `to-0`, `minutes-0`. */
const ActivityForm = z
  .object({
    activityType: z.enum(ACTIVITY_TYPES, 'choose_from_list'),
    title: words(200),
    organiser: words(200),
    language: z.enum(LOCALE_CODES, 'choose_from_list'),
    count: wholeNumber,
    grantedUnits: optionalNumber('decimal', /^\d{1,6}(\.\d{1,4})?$/),
    grantedIn: z.enum(PROGRAMME_IDS).or(z.literal('')).default(''),
    intl: z.string().optional(),
    inSpecialty: z.string().optional(),
    reflection: maybePassage(4000),
  })
  .refine((form) => form.reflection !== '' || !NEEDS_REFLECTION.has(form.activityType), {
    path: ['reflection'],
    message: 'required',
  })
  .refine((form) => form.grantedUnits === '' || form.grantedIn !== '', {
    path: ['grantedIn'],
    message: 'choose_from_list',
  });

export type ActivityInput = {
  activityType: (typeof ACTIVITY_TYPES)[number];
  title: string;
  organiser: string;
  language: string;
  sessions: LedgerSession[];
  stated: Stated;
  reflection: string;
};

/**
 * Reads the form of an activity. Throws a ZodError with what is wrong by field: a date to come, more minutes than
 * the session has, sessions of one day that lie over one another, more than a day has.
 */
export function readActivity(raw: Record<string, unknown>, today: string): ActivityInput {
  const wrong: z.core.$ZodIssue[] = [];
  const fault = (path: string, message: string) =>
    void wrong.push({ code: 'custom', path: [path], message, input: raw[path] });
  const form = ActivityForm.safeParse(raw);
  if (!form.success) wrong.push(...form.error.issues);
  const sessions: LedgerSession[] = [];
  for (let day = 0; day < MAX_DAYS; day++) {
    const field = (name: string) => `${name}-${day}`;
    const read = Day.safeParse({
      date: raw[field('date')],
      from: raw[field('from')],
      to: raw[field('to')],
      minutes: raw[field('minutes')],
    });
    if (!read.success) {
      for (const issue of read.error.issues) fault(field(String(issue.path[0])), issue.message);
      continue;
    }
    const { date, from, to, minutes } = read.data;
    if (date === '') {
      if (day === 0 || minutes || from || to) fault(field('date'), 'required');
      continue;
    }
    if (date > today) fault(field('date'), 'date_in_future');
    if ((from === '') !== (to === '')) fault(field(from ? 'to' : 'from'), 'required');
    const length = from && to ? minutesBetween(from, to) : null;
    if (length !== null && length <= 0) fault(field('to'), 'ends_before_start');
    if (Number(minutes) > 1440 || (length !== null && length > 0 && Number(minutes) > length))
      fault(field('minutes'), 'minutes_above_session');
    const lasting = minutes ? Number(minutes) : length;
    const others = sessions.filter((each) => each.date === date);
    if (others.some((each) => overlaps(each, { from, to }))) fault(field('from'), 'sessions_overlap');
    else if (others.reduce((sum, each) => sum + (each.minutes ?? 0), lasting ?? 0) > 1440)
      fault(field('minutes'), 'minutes_above_session');
    sessions.push({
      date,
      ...(lasting === null ? {} : { minutes: lasting }),
      ...(from && to ? { from, to } : {}),
    });
  }
  if (wrong.length > 0 || !form.success) throw new z.ZodError(wrong);
  const { count, grantedUnits, grantedIn, intl, inSpecialty, ...rest } = form.data;
  const timed = sessions.some(({ minutes }) => minutes !== undefined);
  return {
    ...rest,
    sessions: sessions.sort((a, b) => (a.date + (a.from ?? '') < b.date + (b.from ?? '') ? -1 : 1)),
    stated: {
      ...(timed ? {} : { days: new Set(sessions.map(({ date }) => date)).size }),
      ...(count ? { count: Number(count) } : {}),
      ...(grantedUnits ? { granted: { programmeId: grantedIn, units: grantedUnits } } : {}),
      ...(intl ? { intl: true } : {}),
      inSpecialty: Boolean(inSpecialty),
    },
  };
}

const minutesBetween = (from: string, to: string): number => {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return of(to) - of(from);
};

/** Whether two sessions of one day lie over one another, as far as their hours are known. */
export const overlaps = (
  a: { from?: string | undefined; to?: string | undefined },
  b: { from?: string | undefined; to?: string | undefined },
): boolean => Boolean(a.from && a.to && b.from && b.to) && a.from! < b.to! && b.from! < a.to!;

/** Why an officer writes into somebody's ledger. */
export const OfficersReason = z.object({ reason: passage(1000, 'reason_needed') });

export const ActivityDecision = z
  .object({
    revision: z.coerce.number().int(),
    decision: z.enum(['accepted', 'returned', 'declined'], 'choose_from_list'),
    reason: maybePassage(1000),
  })
  .refine(({ decision, reason }) => decision === 'accepted' || reason !== '', {
    path: ['reason'],
    message: 'reason_needed',
  });

export const ExportInput = z.object({ programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list') });

export const RuleDraftInput = z
  .object({
    revision: z.coerce.number().int(),
    applies: z.enum(['activity_date', 'cycle_end'], 'choose_from_list'),
    validFrom: DateText,
    validTo: DateText.or(z.literal('')).default(''),
    note: maybePassage(2000),
    add: z.string().default(''),
  })
  .refine(({ validFrom, validTo }) => validTo === '' || validFrom <= validTo, {
    path: ['validTo'],
    message: 'ends_before_start',
  });

export const REMIND_MONTHS = [12, 6, 3, 1] as const;
export const LEAVE_REASONS = [
  'parental_leave',
  'pregnancy',
  'under_1_year_in_post',
  'after_military_service',
  'treatment_over_4_months',
  'foreign_posting_over_4_months',
] as const;
/** Leaves that one form takes. */
export const MAX_LEAVES = 3;

const Leave = z
  .object({
    from: DateText.or(z.literal('')).default(''),
    to: DateText.or(z.literal('')).default(''),
    reason: z.enum(LEAVE_REASONS).or(z.literal('')).default(''),
  })
  .refine(({ from, to }) => (from === '') === (to === ''), { path: ['to'], message: 'required' })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends_before_start' })
  .refine(({ from, reason }) => from === '' || reason !== '', {
    path: ['reason'],
    message: 'choose_from_list',
  });

export const EnrolmentDetails = z.object({
  programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
  step: z.string().max(60).default(''),
  practiceMonths: optionalNumber('whole_number', /^\d{1,3}$/),
  remind: z.array(z.coerce.number().refine((n) => REMIND_MONTHS.some((each) => each === n))).default([]),
});

/** The leaves of the form, each with its number: `leaveFrom-0`, `leaveTo-0`, `leaveReason-0`. */
export function readLeaves(raw: Record<string, unknown>) {
  const wrong: z.core.$ZodIssue[] = [];
  const leaves = Array.from({ length: MAX_LEAVES }, (_, i) => {
    const read = Leave.safeParse({
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

/** Days for which a reviewer's link opens. */
export const REVIEW_DAYS = [7, 14, 30] as const;

/** `30 Introduction` on each line. */
const Agenda = passage(4000).transform((text, ctx) => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => {
    const [, minutes, title] = /^(\d{1,4})\s+(.+)$/.exec(line) ?? [];
    if (!minutes || !title) ctx.addIssue({ code: 'custom', message: 'agenda_malformed' });
    return { minutes: Number(minutes ?? 0), title: title ?? '' };
  });
});

export const ApplicationInput = z.object({
  associationId: words(60),
  programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
  needs: passage(4000),
  outcomes: passage(4000),
  audience: passage(2000),
  agenda: Agenda,
  faculty: passage(4000),
  funding: passage(2000),
  contentUntil: DateText,
});

export const ApplicationDecision = z
  .object({
    revision: z.coerce.number().int(),
    decision: z.enum(['approved', 'returned', 'refused'], 'choose_from_list'),
    reason: maybePassage(4000),
  })
  .refine(({ decision, reason }) => decision === 'approved' || reason !== '', {
    path: ['reason'],
    message: 'reason_needed',
  });

export const ReviewerInput = z.object({
  reviewerName: words(120),
  reviewerEmail: z.email('email_malformed').max(200, 'too_long'),
  days: z.coerce.number().refine((n) => REVIEW_DAYS.some((each) => each === n), 'choose_from_list'),
});

export const ReviewInput = z.object({
  verdict: z.enum(['recommend', 'with_changes', 'against'], 'choose_answer'),
  comment: passage(4000),
});

export const PublishInput = z.object({ revision: z.coerce.number().int() });
