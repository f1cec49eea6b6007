import { z } from 'zod';
import { isLocale } from '#app/i18n/locales.ts';
import { Email } from '#app/platform/email-address.ts';
import {
  areDistinct,
  calendarDay,
  clockTime,
  isOneLine,
  isPlainText,
  linesOf,
  optionalLine,
  optionalText,
  optionalWholeNumber,
  requiredLine,
  textLines,
  timeZoneName,
  wholeNumber,
} from '#app/platform/form-fields.ts';
import { SPECIALTIES } from '#app/domains/accounts/schemas.ts';
import { LiveVariantInput } from '#app/domains/catalogue/schemas.ts';

const optionalWhole = (min: number, max: number, otherwise: number) =>
  optionalWholeNumber(min, max).transform((value) => value ?? otherwise);

/** Where, when, for whom and how many; the time as a clock in `timeZone` shows it. */
export const ScheduleInput = LiveVariantInput.extend({
  /** Of the webinar when the form was drawn (`readWebinarRevision`); none for a new one. */
  revision: z.string().optional(),
  date: calendarDay(),
  time: clockTime(),
  timeZone: timeZoneName(),
  minutes: wholeNumber(5, 600),
  capacity: optionalWhole(0, 20_000, 0),
  associationId: z.string().max(60).default(''),
  catchUpHours: optionalWhole(0, 336, 48),
  specialties: z
    .array(z.string().refine((code) => SPECIALTIES.includes(code), 'choose_from_list'))
    .default([]),
  moderated: z.string().default(''),
});
export type ScheduleInput = z.output<typeof ScheduleInput>;

export const AttendanceRuleInput = z.object({
  minPercent: wholeNumber(1, 100),
  answersPercent: wholeNumber(0, 100),
  testPercent: wholeNumber(0, 100),
  reason: optionalLine(500),
});

export const SeriesInput = z.object({ weeks: wholeNumber(1, 26), times: wholeNumber(1, 20) });

export const StaffInput = z.object({
  email: Email,
  role: z.enum(['cohost', 'moderator'], 'choose_from_list'),
});

export const CorrectionInput = z.object({
  registrationId: z.string().max(60),
  minutes: wholeNumber(0, 600),
  reason: requiredLine(500),
});

export const QuizQuestionInput = z.object({
  question: requiredLine(300),
  /** One per line; the right one begins with an asterisk. */
  options: textLines(2000)
    // Here, and not of the whole: of a text that is too long there are no lines.
    .refine((options) => options.length >= 2 && options.length <= 8, 'two_options')
    .refine((options) => options.filter((each) => each.startsWith('*')).length === 1, 'one_right_option')
    .refine((options) => areDistinct(options.map((each) => each.replace(/^\*\s*/, ''))), 'answers_alike'),
  /** `m:ss` of the recording; empty: at the end. */
  at: z
    .string()
    .trim()
    .regex(/^(\d{1,3}:[0-5]\d)?$/, 'minute_second')
    .default(''),
});

export const ChaptersInput = optionalText(5000).transform((text, issues) => {
  const chapters = linesOf(text).map((line) => /^(\d{1,3}):([0-5]\d)\s+(.{1,120})$/.exec(line));
  if (chapters.some((each) => each === null)) {
    issues.addIssue({ code: 'custom', message: 'chapters_malformed' });
    return z.NEVER;
  }
  return chapters
    .map((each) => ({ seconds: Number(each![1]) * 60 + Number(each![2]), title: each![3]! }))
    .sort((a, b) => a.seconds - b.seconds);
});

/** `minutes:seconds` of a recording, as whole seconds. */
const placeInRecording = () =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}:[0-5]\d$/, 'minute_second')
    .transform((text) => {
      const [minutes, seconds] = text.split(':').map(Number);
      return minutes! * 60 + seconds!;
    });
export const TrimInput = z.object({ from: placeInRecording(), to: placeInRecording() });

export const CaptionsInput = z.object({
  language: z.string().refine(isLocale, 'choose_from_list'),
  body: z.string().min(1, 'required').max(200_000, 'too_long').refine(isPlainText, 'unseen_characters'),
  revision: z.coerce.number().int().min(0).default(0),
});

export const SimulcastInput = z.object({
  url: z
    .string()
    .trim()
    .regex(/^rtmps?:\/\/\S{3,400}$/, 'rtmp_address')
    .refine(isOneLine, 'unseen_characters'),
  streamKey: optionalLine(400),
});

/**
 * Report of a player, every ten seconds. Instants in milliseconds on the stream's clock, or of a recording from its beginning.
 */
export const HeartbeatInput = z.object({
  token: z.string().max(400),
  mode: z.enum(['watched', 'listened', 'read']).default('watched'),
  played: z
    .array(z.tuple([z.number().finite().nonnegative(), z.number().finite().nonnegative()]))
    .max(20)
    .default([]),
  /** Of the video profile of xAPI, recordings only. */
  events: z
    .array(
      z.object({
        verb: z.enum(['played', 'paused', 'seeked']),
        time: z.number().finite().nonnegative().max(200_000),
        to: z.number().finite().nonnegative().max(200_000).optional(),
      }),
    )
    .max(20)
    .default([]),
});
export type HeartbeatInput = z.output<typeof HeartbeatInput>;
