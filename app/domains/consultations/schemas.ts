import { z } from 'zod';
import { isLocale } from '#app/i18n/locales.ts';
import { Email } from '#app/platform/email-address.ts';
import {
  calendarDay,
  isOneLine,
  isPlainText,
  optionalLine,
  optionalWholeNumber,
  wholeNumber,
} from '#app/platform/form-fields.ts';
import { SPECIALTIES } from '#app/domains/accounts/schemas.ts';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import {
  DECLINE_REASONS,
  OUTCOMES,
  REACHES,
  SEXES,
  URGENCIES,
} from '#app/domains/consultations/cases/case-options.ts';
import { MAX_PICTURES } from '#app/domains/consultations/pictures/picture-limits.ts';
import { CHECK_VERSION, KEEP_REASONS } from './deidentify/check.ts';

/** Free text that was checked: nothing is trimmed from its beginning, so that offsets stay valid. */
const text = (max: number) =>
  z
    .string()
    .max(max, 'too_long')
    .refine(isPlainText, 'unseen_characters')
    .transform((value) => value.trimEnd());
const needed = (max: number) => text(max).refine((value) => value.trim() !== '', 'required');
const optional = (max: number) => text(max).default('');
/** As `optional`, on one line. */
const line = (max: number) => optional(max).refine(isOneLine, 'unseen_characters');

const KeptFindings = z.array(
  z.object({
    field: z.string().max(40),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    kind: z.string().max(40).refine(isOneLine).default(''),
    reason: z.enum(KEEP_REASONS, 'choose_from_list'),
  }),
);
/**
 * Fields that every form with free text sends in addition: the version of the check on the device, and the kept findings with
 * reasons.
 */
const checked = {
  checkVersion: z.string().refine((version) => version === CHECK_VERSION, 'check_old'),
  kept: z
    .string()
    .max(20_000, 'too_long')
    .default('[]')
    .transform((value, context) => {
      try {
        return KeptFindings.parse(JSON.parse(value));
      } catch {
        context.addIssue({ code: 'custom', message: 'form_malformed' });
        return z.NEVER;
      }
    }),
};
const specialty = z.string().refine((code) => SPECIALTIES.includes(code), 'choose_from_list');
const locale = z.string().refine(isLocale, 'choose_from_list');
const rating = z.enum(['1', '2', '3', '4', '5'], 'choose_from_list').transform(Number);
const day = calendarDay();

export const AskQuestionInput = z.object({
  draftId: z.uuid('form_malformed'),
  specialty,
  namedId: optionalLine(60),
  language: locale,
  reach: z.enum(REACHES, 'choose_from_list'),
  urgency: z.enum(URGENCIES, 'choose_from_list'),
  /** Years; of people above 90 only that they are. */
  age: optionalWholeNumber(0, 125).transform((years) => years && Math.min(years, 90)),
  sex: z.enum(['', ...SEXES], 'choose_from_list').default(''),
  question: needed(4000),
  background: optional(6000),
  findings: optional(6000),
  tried: optional(4000),
  pictures: z.coerce.number().int().min(0).max(MAX_PICTURES, 'too_many_pictures').default(0),
  consent: z.string('consent_needed').refine((value) => value === 'yes', 'consent_needed'),
  card: z.string('card_needed').refine((value) => value === 'yes', 'card_needed'),
  /** The cards that the asker was shown, `LV-FI@1.1.1` each. */
  cards: z.string().max(500).default(''),
  ...checked,
});

const minutes = wholeNumber(1, 300);
export const AnswerInput = z.object({
  kind: z.enum(['answer', 'ask_back', 'refer'], 'choose_from_list'),
  body: needed(8000),
  before: optional(3000),
  minutes,
  ...checked,
});
export const ReplyInput = z.object({ body: needed(6000), ...checked });
export const SendBackInput = z.object({ body: needed(1000), ...checked });
export const DeclineInput = z.object({ reason: z.enum(DECLINE_REASONS, 'choose_from_list') });
export const ReassignInput = z.object({ reach: z.enum(REACHES, 'choose_from_list') });

export const CloseCaseInput = z
  .object({
    outcome: z.enum(OUTCOMES, 'choose_from_list'),
    usefulness: rating,
    minutes: wholeNumber(1, 300),
    followUpOn: z.union([z.literal(''), day]).default(''),
    /** A topic that others have asked for, or a new one in a few words. */
    topicId: optionalLine(60),
    topic: line(120),
    share: z.string().default(''),
    title: line(160),
    readerQuestion: optional(500),
    ...checked,
  })
  .refine(({ share, title }) => share === '' || title.trim() !== '', { path: ['title'], message: 'required' })
  .refine(({ share, readerQuestion }) => share === '' || readerQuestion.trim() !== '', {
    path: ['readerQuestion'],
    message: 'required',
  });

export const SpecialistSettingsInput = z.object({
  state: z.enum(['active', 'paused'], 'choose_from_list'),
  specialties: z.array(specialty).min(1, 'choose_some'),
  languages: z.array(locale).min(1, 'choose_some'),
  days: z
    .array(z.enum(['1', '2', '3', '4', '5', '6', '7'], 'choose_from_list'))
    .min(1, 'choose_some')
    .transform((days) => days.map(Number)),
  maxOpen: wholeNumber(1, 50),
});
export const AbsenceInput = z
  .object({ fromDay: day, toDay: day })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], message: 'date_order' });
export const TemplateInput = z.object({
  title: needed(120).refine(isOneLine, 'unseen_characters'),
  body: needed(6000),
  ...checked,
});

const creditType = z.enum(['', ...ACTIVITY_TYPES], 'choose_from_list').default('');
export const RulesInput = z.object({
  /** Of what stood in the form (`rulesRevision`); callers without a form leave it out. */
  revision: z.string().optional(),
  secondPerson: z.string().default(''),
  keepMonths: wholeNumber(1, 120),
  creditAsker: creditType,
  creditSpecialist: creditType,
  creditReader: creditType,
  readerMinutes: wholeNumber(1, 120),
});
export const ReleaserInput = z.object({ email: Email });

export const CommentInput = z.object({ body: needed(2000), ...checked });
export const ReflectionInput = z.object({ answer: needed(3000), takeaway: needed(3000), ...checked });
