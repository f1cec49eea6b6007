import { z } from 'zod';
import type { Criterion, MentoringSettings } from './types.ts';
import { isLocale } from '#app/i18n/locales.ts';
import {
  areDistinct,
  calendarDay,
  clockTime,
  isOneLine,
  optionalLine,
  optionalText,
  requiredLine,
  requiredText,
  textLines,
  wholeNumber,
} from '#app/platform/form-fields.ts';
import { COUNTRIES, SPECIALTIES } from '#app/domains/accounts/schemas.ts';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { CRITERIA } from '#app/domains/mentoring/matching/criteria.ts';
import {
  DAY_PARTS,
  LANGUAGE_LEVELS,
  SPOKEN_LANGUAGES,
  TOPICS,
} from '#app/domains/mentoring/profiles/profile-options.ts';

const locale = z.string().refine(isLocale, 'choose_from_list');
const listOf = <const T extends string>(values: readonly T[]) =>
  z.array(z.enum(values as [T, ...T[]], 'choose_from_list')).default([]);

export const ProgrammeTextInput = z.object({
  /** Of all texts when the form was drawn (`revisionOf`); none for a new programme. */
  revision: z.string().optional(),
  language: locale,
  title: requiredLine(120),
  summary: requiredText(1000),
  agreement: requiredText(4000),
});

/** Pairs of countries in either direction, a country with itself included. */
export const COUNTRY_PAIRS: string[] = COUNTRIES.flatMap((a) =>
  COUNTRIES.filter((b) => a <= b).map((b) => `${a}-${b}`),
);

const weight = wholeNumber(0, 10);
/** A form's fields to settings; questions are added and removed by themselves. */
export const ProgrammeSettingsInput = z
  .object({
    revision: z.coerce.number().int(),
    audience: z.enum(['members', 'everybody'], 'choose_from_list'),
    mode: z.enum(['administrator', 'self', 'suggested', 'round'], 'choose_from_list'),
    goal: z.enum(['stable', 'everybody'], 'choose_from_list'),
    months: wholeNumber(1, 36),
    everyWeeks: wholeNumber(1, 13),
    minutes: wholeNumber(10, 180),
    answerDays: wholeNumber(1, 60),
    capacity: wholeNumber(1, 50),
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

/** The days of a planned round, in order. */
export const PlanInput = z
  .object({ profilesBy: calendarDay(), proposesOn: calendarDay(), answersBy: calendarDay() })
  .refine(({ profilesBy, proposesOn }) => proposesOn >= profilesBy, {
    path: ['proposesOn'],
    message: 'ends_before_start',
  })
  .refine(({ proposesOn, answersBy }) => answersBy > proposesOn, {
    path: ['answersBy'],
    message: 'ends_before_start',
  });

export const QuestionInput = z
  .object({
    revision: z.coerce.number().int(),
    text: requiredLine(200),
    options: textLines(2000),
    want: z.enum(['same', 'different'], 'choose_from_list'),
    weight,
  })
  .refine(({ options }) => options.length >= 2 && options.length <= 8, {
    path: ['options'],
    message: 'two_options',
  })
  .refine(({ options }) => areDistinct(options), { path: ['options'], message: 'answers_alike' });

const atLeastOne = <T>(list: z.ZodType<T[]>) => list.refine((values) => values.length > 0, 'choose_some');

/** Needs or offers of a person. `level-…` and `answer-…` are fields of their own, read in addition. */
export const ProfileInput = z.object({
  topics: atLeastOne(listOf(TOPICS)),
  specialties: z
    .array(z.string().refine((code) => SPECIALTIES.includes(code), 'choose_from_list'))
    .default([]),
  days: listOf(['1', '2', '3', '4', '5', '6', '7']).transform((days) => days.map(Number)),
  parts: listOf(DAY_PARTS.map(([from]) => String(from)) as [string, ...string[]]).transform((parts) =>
    parts.map(Number),
  ),
  remoteness: z.enum(['0', '1', '2', '3'], 'choose_from_list').transform(Number),
  years: wholeNumber(0, 70),
  country: z.enum(COUNTRIES, 'choose_from_list'),
  workplace: optionalLine(200),
  about: optionalText(1500),
  capacity: wholeNumber(0, 50).default(1),
});

export type Level = (typeof LANGUAGE_LEVELS)[number];
/** Languages from the fields `level-…`; those that are left empty are not spoken. */
export const readLanguages = (raw: Record<string, unknown>): { code: string; level: Level }[] =>
  SPOKEN_LANGUAGES.flatMap((code) => {
    const level = LANGUAGE_LEVELS.find((each) => each === raw[`level-${code}`]);
    return level ? [{ code, level }] : [];
  });

export const END_REASONS = ['done', 'fit', 'time', 'moved', 'other'] as const;
export const EndPairInput = z.object({
  reason: z.enum(END_REASONS, 'choose_from_list'),
  lookBack: optionalText(5000),
});

export const FIT_ANSWERS = ['good', 'deciding', 'no'] as const;
export const FitInput = z.object({ answer: z.enum(FIT_ANSWERS, 'choose_from_list') });
const rating = z.enum(['1', '2', '3', '4', '5'], 'choose_from_list').transform(Number);
export const GoalInput = z.object({ body: requiredLine(300), before: rating });
export const GoalRatingInput = z.object({ id: requiredLine(60), now: rating });
export const MessageInput = z.object({ body: requiredText(5000) });
export const NoteInput = z.object({ body: requiredText(5000), shared: z.string().default('') });

/** A time by the proposer's own clock. */
export const MeetingInput = z.object({
  date: calendarDay(),
  time: clockTime(),
  agenda: optionalText(2000),
});
/** `revision` is of the agenda that the form was filled with. */
export const AgendaInput = MeetingInput.pick({ agenda: true }).extend({ revision: z.string().optional() });
export const ConfirmMeetingInput = z.object({ minutes: wholeNumber(0, 300), reflection: optionalText(3000) });
export const SignalInput = z.object({ data: z.string().min(2).max(60_000) });
