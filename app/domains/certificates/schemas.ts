import { z } from 'zod';
import { requiredText } from '#app/platform/form-fields.ts';

export const TakeBackInput = z.object({
  reason: requiredText(500, 'reason_needed'),
});
