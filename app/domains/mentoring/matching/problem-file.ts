import { z } from 'zod';

const ids = z.array(z.array(z.string().min(1).max(200)));

/** Input of `mentoring match`: groups of equals, the best first; people who are not listed are unacceptable. */
export const ProblemFile = z.object({
  mentors: z.array(z.object({ id: z.string().min(1), capacity: z.number().int().min(0), ranks: ids })),
  mentees: z.array(
    z.object({ id: z.string().min(1), ranks: ids, waited: z.number().int().min(0).default(0) }),
  ),
  /** Pairs that stay as they are: mentee, mentor. */
  kept: z.array(z.tuple([z.string(), z.string()])).default([]),
});
