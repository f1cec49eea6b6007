import { z } from 'zod';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { SPECIALTIES } from '#app/domains/accounts/schemas.ts';
import { PROGRAMME_IDS } from '#app/domains/credits/rules/programmes.ts';
import { STANDING_STATES } from '#app/domains/credits/standings/credit-standing.ts';
import { Email } from '#app/platform/email-address.ts';
import { compareExact, isDecimal } from '#app/platform/exact.ts';
import {
  calendarDay,
  linesOf,
  optionalText,
  optionalWholeNumber,
  requiredLine,
  requiredText,
} from '#app/platform/form-fields.ts';

export const EnrolmentInput = z.object({
  programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
  anchorDate: calendarDay().or(z.literal('')).default(''),
});

export const AccreditationInput = z
  .object({
    courseVersionId: requiredLine(60),
    programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
    code: requiredLine(60),
    units: z
      .string()
      .trim()
      .transform((value) => value.replace(',', '.'))
      .refine((value) => isDecimal(value) && compareExact(value, '0') > 0, 'decimal'),
    category: requiredLine(80),
    /** Whether the course gives credit again when it is taken again. */
    repeatable: z
      .string()
      .default('')
      .transform((value) => value === 'yes'),
    /** The officer's word that the course gives credit for nothing. */
    nothingRequired: z
      .string()
      .default('')
      .transform((value) => value === 'yes'),
    validFrom: calendarDay(),
    validTo: calendarDay(),
  })
  .refine((value) => value.validFrom <= value.validTo, { path: ['validTo'], message: 'ends_before_start' });

export type AccreditationInput = z.output<typeof AccreditationInput>;

/** By which a list of members is sorted, upwards and downwards; `end`: the day on which the next cycle ends. */
const MEMBER_SORTS = ['name', '-name', 'place', '-place', 'number', '-number', 'end', '-end'] as const;

/** An officer's search among members. Values that cannot be read are no filter. */
export const MemberFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  state: z.enum(STANDING_STATES).or(z.literal('')).catch(''),
  programmeId: z.enum(PROGRAMME_IDS).or(z.literal('')).catch(''),
  specialty: z
    .enum(SPECIALTIES as [string, ...string[]])
    .or(z.literal(''))
    .catch(''),
  region: z.string().trim().max(100).catch(''),
  sort: z.enum(['', ...MEMBER_SORTS]).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  all: z.boolean().catch(false),
});

/** A filter of the members' list that gets a name. */
export const MemberFilterInput = MemberFilter.omit({ sort: true, page: true, all: true }).extend({
  name: requiredLine(60),
});

/** Reason for an officer's entry in another person's ledger. */
export const OfficerReason = z.object({ reason: requiredText(1000, 'reason_needed') });

export const ActivityStart = z.object({ activityType: z.enum(ACTIVITY_TYPES, 'choose_answer') });

/** An officer's search among activities to decide. Values that cannot be read are no filter. */
export const ActivityFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  activityType: z.enum(ACTIVITY_TYPES).or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export const ActivityDecision = z
  .object({
    revision: z.coerce.number().int(),
    decision: z.enum(['accepted', 'returned', 'declined'], 'choose_from_list'),
    reason: optionalText(1000),
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
    validFrom: calendarDay(),
    validTo: calendarDay().or(z.literal('')).default(''),
    note: optionalText(2000),
    add: z.string().default(''),
  })
  .refine(({ validFrom, validTo }) => validTo === '' || validFrom <= validTo, {
    path: ['validTo'],
    message: 'ends_before_start',
  });

export const REMIND_MONTHS = [12, 6, 3, 1] as const;

export const EnrolmentDetails = z.object({
  programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
  step: z.string().max(60).default(''),
  practiceMonths: optionalWholeNumber(1, 999),
  remind: z.array(z.coerce.number().refine((n) => REMIND_MONTHS.some((each) => each === n))).default([]),
});

/** Days for which a reviewer's link opens. */
export const REVIEW_DAYS = [7, 14, 30] as const;

/** `30 Introduction` on each line. */
const Agenda = requiredText(4000).transform((text, ctx) => {
  const lines = linesOf(text);
  return lines.map((line) => {
    const [, minutes, title] = /^(\d{1,4})\s+(.+)$/.exec(line) ?? [];
    if (!minutes || !title) ctx.addIssue({ code: 'custom', message: 'agenda_malformed' });
    return { minutes: Number(minutes ?? 0), title: title ?? '' };
  });
});

export const ApplicationInput = z.object({
  associationId: requiredLine(60),
  programmeId: z.enum(PROGRAMME_IDS, 'choose_from_list'),
  needs: requiredText(4000),
  outcomes: requiredText(4000),
  audience: requiredText(2000),
  agenda: Agenda,
  faculty: requiredText(4000),
  funding: requiredText(2000),
  contentUntil: calendarDay(),
});

export const ApplicationTarget = ApplicationInput.pick({ associationId: true, programmeId: true });

export const ApplicationDecision = z
  .object({
    revision: z.coerce.number().int(),
    decision: z.enum(['approved', 'returned', 'refused'], 'choose_from_list'),
    reason: optionalText(4000),
  })
  .refine(({ decision, reason }) => decision === 'approved' || reason !== '', {
    path: ['reason'],
    message: 'reason_needed',
  });

export const ReviewerInput = z.object({
  reviewerName: requiredLine(120),
  reviewerEmail: Email,
  days: z.coerce.number().refine((n) => REVIEW_DAYS.some((each) => each === n), 'choose_from_list'),
});

export const ReviewInput = z.object({
  verdict: z.enum(['recommend', 'with_changes', 'against'], 'choose_answer'),
  comment: requiredText(4000),
});

export const PublishInput = z.object({ revision: z.coerce.number().int() });
