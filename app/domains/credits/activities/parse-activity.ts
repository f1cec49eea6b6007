import { z } from 'zod';
import { PROGRAMME_IDS } from '#app/domains/credits/rules/programmes.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import {
  calendarDay,
  clockTime,
  optionalText,
  optionalWholeNumber,
  requiredLine,
} from '#app/platform/form-fields.ts';
import type { LedgerSession, Stated } from '#app/domains/credits/types.ts';
import { ACTIVITY_TYPES, ASKED_OF, MAX_DAYS, NEEDS_REFLECTION } from './activity-types.ts';

const LOCALE_CODES = LOCALES.map(({ code }) => code);

const optionalTime = clockTime().or(z.literal('')).default('');

const DAY_MINUTES = 1440;

const optionalUnits = z
  .string()
  .trim()
  .transform((value) => value.replace(',', '.'))
  .refine((value) => value === '' || (/^\d{1,6}(\.\d{1,4})?$/.test(value) && Number(value) > 0), 'decimal')
  .default('');

const Day = z.object({
  date: calendarDay().or(z.literal('')).default(''),
  from: optionalTime,
  to: optionalTime,
  minutes: optionalWholeNumber(1, DAY_MINUTES),
});

/** Fields of the form, each day's with its number: `date-0`, `from-0`, `to-0`, `minutes-0`. */
export const ActivityFields = z
  .object({
    activityType: z.enum(ACTIVITY_TYPES, 'choose_from_list'),
    title: requiredLine(200),
    organiser: requiredLine(200),
    language: z.enum(LOCALE_CODES, 'choose_from_list'),
    count: optionalWholeNumber(1, 9999),
    grantedUnits: optionalUnits,
    grantedIn: z.enum(PROGRAMME_IDS).or(z.literal('')).default(''),
    intl: z.string().optional(),
    inSpecialty: z.string().optional(),
    reflection: optionalText(4000),
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

/** Without the fields that its kind does not have: one that was begun as another kind may still hold them. */
function askedOnly(raw: Record<string, unknown>): Record<string, unknown> {
  const kind = ACTIVITY_TYPES.find((each) => each === raw['activityType']);
  if (!kind) return raw;
  const asked = ASKED_OF[kind];
  const isAsked = (name: string): boolean => {
    const [field = '', day] = name.split('-');
    if (day !== undefined && Number(day) > 0 && !asked.includes('days')) return false;
    if (field === 'from' || field === 'to') return asked.includes('hours');
    if (field === 'minutes' || field === 'count' || field === 'intl') return asked.includes(field);
    if (field === 'grantedUnits' || field === 'grantedIn') return asked.includes('granted');
    return true;
  };
  return Object.fromEntries(Object.entries(raw).filter(([name]) => isAsked(name)));
}

/**
 * Reads the form of an activity. Throws a ZodError with what is wrong by field: a date to come, more minutes than
 * the session has, sessions of one day that lie over one another, more than a day has.
 */
export function parseActivity(sent: Record<string, unknown>, today: string): ActivityInput {
  const raw = askedOnly({ title: '', organiser: '', ...sent });
  const wrong: z.core.$ZodIssue[] = [];
  const fault = (path: string, message: string) =>
    void wrong.push({ code: 'custom', path: [path], message, input: raw[path] });
  const form = ActivityFields.safeParse(raw);
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
      for (const issue of read.error.issues) wrong.push({ ...issue, path: [field(String(issue.path[0]))] });
      continue;
    }
    const { date, from, to, minutes } = read.data;
    if (date === '') {
      if (day === 0 || minutes !== null || from || to) fault(field('date'), 'required');
      continue;
    }
    if (date > today) fault(field('date'), 'date_in_future');
    if ((from === '') !== (to === '')) fault(field(from ? 'to' : 'from'), 'required');
    const length = from && to ? minutesBetween(from, to) : null;
    if (length !== null && length <= 0) fault(field('to'), 'ends_before_beginning');
    if (minutes !== null && length !== null && length > 0 && minutes > length)
      fault(field('minutes'), 'minutes_above_session');
    const lasting = minutes ?? length;
    const others = sessions.filter((each) => each.date === date);
    if (others.some((each) => sessionsOverlap(each, { from, to }))) fault(field('from'), 'sessions_overlap');
    else if (others.reduce((sum, each) => sum + (each.minutes ?? 0), lasting ?? 0) > DAY_MINUTES)
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
      ...(count === null ? {} : { count }),
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
export const sessionsOverlap = (
  a: { from?: string | undefined; to?: string | undefined },
  b: { from?: string | undefined; to?: string | undefined },
): boolean => Boolean(a.from && a.to && b.from && b.to) && a.from! < b.to! && b.from! < a.to!;

/** Sum of what the sessions last; those of a paper that names only days last nothing that could be counted. */
export const minutesOfSessions = (sessions: LedgerSession[]): number =>
  sessions.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
