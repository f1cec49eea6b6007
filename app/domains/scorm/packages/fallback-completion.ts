import { z } from 'zod';
import { requiredText, wholeNumber } from '#app/platform/form-fields.ts';

/**
 * A rule of ours for a package that never says that it is completed: all its parts were opened, and so many minutes were counted by
 * the server's clock.
 */
export type FallbackCompletion = { minMinutes: number; reason: string; personId: string; at: string };

export const FallbackCompletionInput = z.object({
  minMinutes: wholeNumber(0, 3000),
  reason: requiredText(600),
});
