import { z } from 'zod';
import type { Criterion, MentoringSettings } from '#db/schema/mentoring.ts';
import { isLocale } from '#app/i18n/locales.ts';
import { isOneLine, maybe, maybePassage, passage, whole, words } from '../accounts/fields.ts';
import { COUNTRIES, SPECIALTIES } from '../accounts/schemas.ts';
import { ACTIVITY_TYPES } from '../credits/activity-types.ts';
import { CRITERIA, LEVELS, PARTS, SPOKEN, TOPICS } from './choices.ts';

const locale = z.string().refine(isLocale, 'choose_from_list');
const listOf = <const T extends string>(values: readonly T[]) =>
  z.array(z.enum(values as [T, ...T[]], 'choose_from_list')).default([]);

export const WordsInput = z.object({
  language: locale,
  title: words(120),
  summary: passage(1000),
  agreement: passage(4000),
});

/** Pairs of countries in either direction, a country with itself included. */
export const COUNTRY_PAIRS: string[] = COUNTRIES.flatMap((a) =>
  COUNTRIES.filter((b) => a <= b).map((b) => `${a}-${b}`),
);

const weight = whole(0, 10);
/** A form's fields to settings; questions are added and taken away by themselves. */
export const SettingsInput = z
  .object({
    revision: z.coerce.number().int(),
    audience: z.enum(['members', 'everybody'], 'choose_from_list'),
    mode: z.enum(['administrator', 'self', 'suggested', 'round'], 'choose_from_list'),
    goal: z.enum(['stable', 'everybody'], 'choose_from_list'),
    months: whole(1, 36),
    everyWeeks: whole(1, 13),
    minutes: whole(10, 180),
    answerDays: whole(1, 60),
    capacity: whole(1, 50),
    hard: listOf(['language', 'workplace', 'specialty']),
    countries: listOf(COUNTRY_PAIRS as [string, ...string[]]),
    creditMentee: z.enum(['', ...ACTIVITY_TYPES], 'choose_from_list').default(''),
    creditMentor: z.enum(['', ...ACTIVITY_TYPES], 'choose_from_list').default(''),
    room: z
      .string()
      .trim()
      .regex(/^(https:\/\/\S{3,300})?$/, 'https_address')
      .refine(isOneLine, 'unseen_characters')
      .default(''),
    relayOnly: z.string().default(''),
    ...(Object.fromEntries(CRITERIA.map((each) => [`weight-${each}`, weight])) as Record<
      `weight-${Criterion}`,
      typeof weight
    >),
  })
  .transform(
    ({
      revision,
      hard,
      countries,
      ...input
    }): { revision: number; settings: Omit<MentoringSettings, 'questions'> } => ({
      revision,
      settings: {
        audience: input.audience,
        mode: input.mode,
        goal: input.goal,
        months: input.months,
        everyWeeks: input.everyWeeks,
        minutes: input.minutes,
        answerDays: input.answerDays,
        capacity: input.capacity,
        credit: { mentee: input.creditMentee, mentor: input.creditMentor },
        room: input.room,
        relayOnly: input.relayOnly !== '',
        weights: Object.fromEntries(CRITERIA.map((each) => [each, input[`weight-${each}`]])) as Record<
          Criterion,
          number
        >,
        hard: {
          language: hard.includes('language'),
          workplace: hard.includes('workplace'),
          specialty: hard.includes('specialty'),
          countries,
        },
      },
    }),
  );

export const QuestionInput = z
  .object({
    revision: z.coerce.number().int(),
    text: words(200),
    options: maybePassage(2000).transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
    want: z.enum(['same', 'different'], 'choose_from_list'),
    weight,
  })
  .refine(({ options }) => options.length >= 2 && options.length <= 8, {
    path: ['options'],
    message: 'two_options',
  });

const some = <T>(list: z.ZodType<T[]>) => list.refine((values) => values.length > 0, 'choose_some');

/** What somebody needs or offers. `level-…` and `answer-…` are fields of their own, read beside this. */
export const ProfileInput = z.object({
  topics: some(listOf(TOPICS)),
  specialties: z
    .array(z.string().refine((code) => SPECIALTIES.includes(code), 'choose_from_list'))
    .default([]),
  days: listOf(['1', '2', '3', '4', '5', '6', '7']).transform((days) => days.map(Number)),
  parts: listOf(PARTS.map(([from]) => String(from)) as [string, ...string[]]).transform((parts) =>
    parts.map(Number),
  ),
  remoteness: z.enum(['0', '1', '2', '3'], 'choose_from_list').transform(Number),
  years: whole(0, 70),
  country: z.enum(COUNTRIES, 'choose_from_list'),
  workplace: maybe(200),
  about: maybePassage(1500),
  capacity: whole(0, 50).default(1),
});

export type Level = (typeof LEVELS)[number];
/** Languages from the fields `level-…`; those that are left empty are not spoken. */
export const languagesOf = (raw: Record<string, unknown>): { code: string; level: Level }[] =>
  SPOKEN.flatMap((code) => {
    const level = LEVELS.find((each) => each === raw[`level-${code}`]);
    return level ? [{ code, level }] : [];
  });

export const END_REASONS = ['done', 'fit', 'time', 'moved', 'other'] as const;
export const EndInput = z.object({
  reason: z.enum(END_REASONS, 'choose_from_list'),
  lookBack: maybePassage(5000),
});

export const FIT_ANSWERS = ['good', 'deciding', 'no'] as const;
export const FitInput = z.object({ answer: z.enum(FIT_ANSWERS, 'choose_from_list') });
const scale = z.enum(['1', '2', '3', '4', '5'], 'choose_from_list').transform(Number);
export const GoalInput = z.object({ body: words(300), before: scale });
export const GoalRating = z.object({ id: words(60), now: scale });
export const NoteInput = z.object({ body: passage(5000), shared: z.string().default('') });

/** A time by the proposer's own clock. */
export const MeetingInput = z.object({
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'date_malformed')
    .refine((date) => !Number.isNaN(Date.parse(date)), 'date_malformed'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_malformed'),
  agenda: maybePassage(2000),
});
export const ConfirmInput = z.object({ minutes: whole(0, 300), reflection: maybePassage(3000) });
export const SignalInput = z.object({ data: z.string().min(2).max(60_000) });
