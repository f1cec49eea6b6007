import { z } from 'zod';
import { isLocale } from '#app/i18n/locales.ts';
import { isDecimal } from '#app/platform/exact.ts';
import { SPECIALTIES } from '#app/domains/accounts/schemas.ts';
import {
  calendarDay,
  linesOf,
  optionalText,
  optionalWholeNumber,
  requiredLine,
  requiredText,
  textLines,
  wholeNumber,
} from '#app/platform/form-fields.ts';

/** Metadata and rules of a package. Objectives come one per line. */
export const VariantInput = z.object({
  title: requiredLine(160),
  summary: requiredText(600),
  objectives: requiredText(2000).transform(linesOf),
  language: z.string().refine(isLocale, 'choose_from_list'),
  minutes: wholeNumber(1, 3000),
  specialties: z
    .array(z.string().refine((code) => SPECIALTIES.includes(code), 'choose_from_list'))
    .default([]),
  status: z.enum(['completed', 'passed', 'completed-or-passed'], 'choose_from_list'),
  /** Percent; empty where no score is asked for. Nobody is below 0: that asks for none either. */
  minScore: z
    .string()
    .trim()
    .default('')
    .refine(
      (value) => value === '' || (isDecimal(value) && Number(value) >= 0 && Number(value) <= 100),
      'percent',
    )
    .transform((value) => (Number(value) === 0 ? '' : value)),
  minMinutes: wholeNumber(0, 3000),
  offlineMinutes: optionalWholeNumber(0, 60),
  maxTries: optionalWholeNumber(0, 50).transform((tries) => tries ?? 0),
  waitHours: optionalWholeNumber(0, 1000).transform((hours) => hours ?? 0),
  counts: z.enum(['last', 'best', 'first'], 'choose_from_list').default('last'),
});
export type VariantInput = z.output<typeof VariantInput>;

/** Corrected texts of a published language. Objectives come one per line. */
export const CorrectionInput = z.object({
  title: requiredLine(160),
  summary: requiredText(2000),
  objectives: requiredText(2000).transform(linesOf),
  language: z.string(),
  revision: z.string().optional(),
});

/** Title, summary and objectives of a webinar or recording in one language. */
export const LiveVariantInput = z.object({
  title: requiredLine(160),
  summary: requiredText(2000),
  objectives: textLines(2000),
  language: z.string().refine(isLocale, 'choose_from_list'),
});
export type LiveVariantInput = z.output<typeof LiveVariantInput>;

export const DISCLOSURE_ROLES = ['author', 'planner', 'speaker', 'reviewer'] as const;
export const DisclosureInput = z.object({
  id: z.string().max(60).default(''),
  /** Of what the form was filled with (`revisionOf`); none for a new one. */
  revision: z.string().optional(),
  name: requiredLine(120),
  role: z.enum(DISCLOSURE_ROLES, 'choose_from_list'),
  interests: optionalText(2000),
  resolution: optionalText(2000),
  statedOn: calendarDay(),
});

export const FORMATS = ['native', 'scorm-1.2', 'scorm-2004', 'recording'] as const;

/** What people choose between: which standard a package follows says nothing to them. */
export const COURSE_KINDS = ['course', 'recording'] as const;

export const COURSE_ORDERS = ['newest', 'shortest', 'worth'] as const;

/** Nonsense in an address is ignored, not answered with an error. */
export const SearchInput = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  languages: z.array(z.string()).default([]),
  specialty: z.string().default(''),
  format: z.enum(FORMATS).or(z.literal('')).catch('').default(''),
  kind: z.enum(COURSE_KINDS).or(z.literal('')).catch('').default(''),
  /** Only what counts for the reader. */
  counts: z.literal('yes').or(z.literal('')).catch('').default(''),
  sort: z.enum(COURSE_ORDERS).catch('newest').default('newest'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type SearchInput = z.output<typeof SearchInput>;
