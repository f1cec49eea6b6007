import { z } from 'zod';

/** Fields that forms of several domains share; messages are keys of errors.json. */
export const words = (max: number) => z.string().trim().min(1, 'required').max(max, 'too_long');
export const maybe = (max: number) => z.string().trim().max(max, 'too_long').default('');
/** A whole number as somebody types it. */
export const whole = (min: number, max: number) =>
  z
    .string()
    .trim()
    .refine(
      (value) => /^\d{1,5}$/.test(value) && Number(value) >= min && Number(value) <= max,
      'whole_number',
    )
    .transform(Number);
