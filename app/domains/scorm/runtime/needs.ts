import { z } from 'zod';

/** Beside what every package may: the learner's name, windows of its own, the record store, other hosts. Its author answers for it. */
export type Needs = {
  name: boolean;
  popups: boolean;
  /** It may write to the record store of this learner, by a credential of the launch. */
  records: boolean;
  /** Host names that its pages may load from and send to. */
  hosts: string[];
};
/** Those that are a yes or a no. */
export const NAMED = ['name', 'popups', 'records'] as const;
export const NOTHING: Needs = { name: false, popups: false, records: false, hosts: [] };

export const needsOf = (kept: unknown): Needs => ({ ...NOTHING, ...(kept as Partial<Needs> | null) });

const HOST = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/;

/** As a form sends it: hosts one a line, with or without the scheme. */
export const NeedsInput = z.object({
  needs: z.array(z.enum(NAMED)).default([]),
  hosts: z
    .string()
    .max(2000, 'too_long')
    .default('')
    .transform((text) => [
      ...new Set(
        text
          .split(/[\s,]+/)
          .map((host) =>
            host
              .trim()
              .toLowerCase()
              .replace(/^https?:\/\//, '')
              .replace(/\/.*$/, ''),
          )
          .filter(Boolean),
      ),
    ])
    .refine((hosts) => hosts.length <= 20 && hosts.every((host) => HOST.test(host)), 'hosts_malformed'),
});
