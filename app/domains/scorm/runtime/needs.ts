import { z } from 'zod';
import { isPublicSuffix } from '#app/platform/site.ts';

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

/** What an author asks for while associations have not all agreed; `agreed` are ids of those that have. */
export type AskedNeeds = { needs: Needs; askedAt: string; agreed: string[] };

/** Whether it lets a package do anything that it could not before. */
export const isMore = (before: Needs, after: Needs): boolean =>
  (after.name && !before.name) ||
  (after.popups && !before.popups) ||
  (after.records && !before.records) ||
  after.hosts.some((host) => !before.hosts.includes(host));

/** What it had and still wants. */
export const inBoth = (before: Needs, after: Needs): Needs => ({
  name: before.name && after.name,
  popups: before.popups && after.popups,
  records: before.records && after.records,
  hosts: before.hosts.filter((host) => after.hosts.includes(host)),
});

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
    .refine((hosts) => hosts.length <= 20 && hosts.every((host) => HOST.test(host)), 'hosts_malformed')
    .refine(
      (hosts) => !hosts.some((host) => host.startsWith('*.') && isPublicSuffix(host.slice(2))),
      'host_too_wide',
    ),
});
