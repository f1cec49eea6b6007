import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustNotBeOurs, settlePermissions } from '#app/domains/scorm/internal/settle-permissions.server.ts';
import { readOwnPackage } from '#app/domains/scorm/packages/read-own-package.server.ts';
import { AllowedHostInput, SandboxPermissionsInput } from './sandbox-permissions.ts';

/**
 * Allows one's own package one more host, besides those already allowed or requested; otherwise as
 * `setSandboxPermissions`. Throws `host_is_ours`.
 */
export async function allowHost(ctx: Ctx, packageId: string, raw: unknown): Promise<void> {
  const { id } = await readOwnPackage(ctx, packageId);
  const { host } = AllowedHostInput.parse(raw);
  mustNotBeOurs(ctx, [host]);
  await settlePermissions(ctx, id, (wanted) => {
    if (wanted.hosts.includes(host)) return wanted;
    const hosts = [...wanted.hosts, host];
    return { ...wanted, ...SandboxPermissionsInput.pick({ hosts: true }).parse({ hosts: hosts.join('\n') }) };
  });
}
