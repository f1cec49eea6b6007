import { z } from 'zod';
import type { SandboxPermissions } from '#app/domains/scorm/types.ts';
import { isPublicSuffix } from '#app/platform/site.ts';

/** Those that are a yes or a no. */
export const PERMISSION_FLAGS = ['name', 'popups', 'records'] as const;

export const NO_PERMISSIONS: SandboxPermissions = { name: false, popups: false, records: false, hosts: [] };

/** Those of a package; what its row lacks it may not. */
export const sandboxPermissionsFrom = (
  kept: Partial<SandboxPermissions> | null | undefined,
): SandboxPermissions => ({ ...NO_PERMISSIONS, ...kept });

/** Whether it lets a package do anything that it could not before. */
export const grantsMore = (before: SandboxPermissions, after: SandboxPermissions): boolean =>
  (after.name && !before.name) ||
  (after.popups && !before.popups) ||
  (after.records && !before.records) ||
  after.hosts.some((host) => !before.hosts.includes(host));

/** Permissions that it had and still wants. */
export const commonPermissions = (
  before: SandboxPermissions,
  after: SandboxPermissions,
): SandboxPermissions => ({
  name: before.name && after.name,
  popups: before.popups && after.popups,
  records: before.records && after.records,
  hosts: before.hosts.filter((host) => after.hosts.includes(host)),
});

const HOST_NAME = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Whether a package can be allowed this host: it has a name, and no port of its own. */
export const isHostName = (host: string): boolean => HOST_NAME.test(host);

/** Whether permissions allow a package a host, by its name or by `*.` and a parent domain. */
export const allowsHost = ({ hosts }: Pick<SandboxPermissions, 'hosts'>, host: string): boolean =>
  hosts.some((each) => each === host || (each.startsWith('*.') && host.endsWith(each.slice(1))));

/** As a form sends it: hosts one a line, with or without the scheme. */
export const SandboxPermissionsInput = z.object({
  needs: z.array(z.enum(PERMISSION_FLAGS)).default([]),
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
    .refine((hosts) => hosts.length <= 20 && hosts.every((host) => HOST_NAME.test(host)), 'hosts_malformed')
    .refine(
      (hosts) => !hosts.some((host) => host.startsWith('*.') && isPublicSuffix(host.slice(2))),
      'host_too_wide',
    ),
});

/** As a button sends it. */
export const AllowedHostInput = z.object({
  host: z.string().max(253, 'too_long').toLowerCase().refine(isHostName, 'hosts_malformed'),
});
