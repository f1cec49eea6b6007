import { z } from 'zod';
import { passage } from '../accounts/fields.ts';

export const TakeBackInput = z.object({
  reason: passage(500, 'reason_needed'),
});
