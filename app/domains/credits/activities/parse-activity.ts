import { z } from 'zod';
import { PROGRAMME_IDS } from '#app/domains/credits/rules/programmes.ts';
import { optionalNumber } from '#app/domains/credits/schemas.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { calendarDay, clockTime, optionalText, requiredLine } from '#app/platform/form-fields.ts';
import type { LedgerSession, Stated } from '#app/domains/credits/types.ts';
import { ACTIVITY_TYPES, MAX_DAYS, NEEDS_REFLECTION } from './activity-types.ts';

const LOCALE_CODES = LOCALES.map(({ code }) => code);

const optionalTime = clockTime().or(z.literal('')).default('');

const wholeNumber = optionalNumber('whole_number', /^\d{1,4}$/);

const Day = z.object({
  date: calendarDay().or(z.literal('')).default(''),
  from: optionalTime,
  to: optionalTime,
  minutes: wholeNumber,
});

/** Fields of the form, each day's with its number: `date-0`, `from-0`, `to-0`, `minutes-0`. */
const ActivityForm = z
  .object({
    activityType: z.enum(ACTIVITY_TYPES, 'choose_from_list'),
    title: requiredLine(200),
    organiser: requiredLine(200),
    language: z.enum(LOCALE_CODES, 'choose_from_list'),
    count: wholeNumber,
    grantedUnits: optionalNumber('decimal', /^\d{1,6}(\.\d{1,4})?$/),
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

/**
 * Reads the form of an activity. Throws a ZodError with what is wrong by field: a date to come, more minutes than
 * the session has, sessions of one day that lie over one another, more than a day has.
 */
export function parseActivity(raw: Record<string, unknown>, today: string): ActivityInput {
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
    if (others.some((each) => sessionsOverlap(each, { from, to }))) fault(field('from'), 'sessions_overlap');
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
export const sessionsOverlap = (
  a: { from?: string | undefined; to?: string | undefined },
  b: { from?: string | undefined; to?: string | undefined },
): boolean => Boolean(a.from && a.to && b.from && b.to) && a.from! < b.to! && b.from! < a.to!;
