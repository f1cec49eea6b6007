import { z } from 'zod';
import { requiredText, wholeNumber } from '#app/platform/form-fields.ts';

export const FallbackCompletionInput = z.object({
  minMinutes: wholeNumber(0, 3000),
  reason: requiredText(600),
});
