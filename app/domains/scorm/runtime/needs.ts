import { z } from 'zod';

/** Beside what every package may: the learner's name, windows of its own, other hosts. Its author answers for it. */
export const Needs = z.object({
  name: z.boolean().default(false),
  popups: z.boolean().default(false),
  /** Host names that its pages may load from and send to. */
  hosts: z.array(z.string()).default([]),
});
export type Needs = z.output<typeof Needs>;

export const needsOf = (kept: unknown): Needs => Needs.parse(kept ?? {});
