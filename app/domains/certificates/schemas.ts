import { z } from 'zod';

export const TakeBackInput = z.object({
  reason: z.string().trim().min(1, 'reason_needed').max(500, 'too_long'),
});
