import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustNotBeOurs, settlePermissions } from '#app/domains/scorm/internal/settle-permissions.server.ts';
import { readOwnPackage } from '#app/domains/scorm/packages/read-own-package.server.ts';
import type { SandboxPermissions } from '#app/domains/scorm/types.ts';
import { SandboxPermissionsInput } from './sandbox-permissions.ts';

/**
 * Sets the permissions of one's own package, effective from the next file. Permissions added after an accreditation are only
 * requested, until every association with a current accreditation agrees; removed ones end at once. Without accreditation they
 * apply at once and learners are notified. Throws `host_is_ours`.
 */
export async function setSandboxPermissions(ctx: Ctx, packageId: string, raw: unknown): Promise<void> {
  const { id } = await readOwnPackage(ctx, packageId);
  const { needs: asked, hosts } = SandboxPermissionsInput.parse(raw);
  const has = (need: (typeof asked)[number]) => asked.includes(need);
  const needs: SandboxPermissions = {
    name: has('name'),
    popups: has('popups'),
    records: has('records'),
    hosts,
  };
  mustNotBeOurs(ctx, hosts);
  await settlePermissions(ctx, id, () => needs);
}
