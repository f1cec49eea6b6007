import { z } from 'zod';
import { compareExact, isDecimal } from '#app/platform/exact.ts';
import { PROGRAMME_IDS } from './programmes.ts';

const words = (max: number) => z.string().trim().min(1, 'required').max(max, 'too_long');

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
    validFrom: DateText,
    validTo: DateText,
  })
  .refine((value) => value.validFrom <= value.validTo, { path: ['validTo'], message: 'ends_before_start' });
