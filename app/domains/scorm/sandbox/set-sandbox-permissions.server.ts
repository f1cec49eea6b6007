import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import {
  listOfficersOf,
  readPackageAccreditation,
} from '#app/domains/scorm/internal/package-accreditation.server.ts';
import { notifyOfPermissionRequestIn } from '#app/domains/scorm/notifications.server.ts';
import { readOwnPackage } from '#app/domains/scorm/packages/read-own-package.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { NOTIFY_LEARNERS } from './notify-learners.server.ts';
import type { RequestedPermissions, SandboxPermissions } from '#app/domains/scorm/types.ts';
import {
  SandboxPermissionsInput,
  commonPermissions,
  grantsMore,
  sandboxPermissionsFrom,
} from './sandbox-permissions.ts';

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
  // The app and other packages are no hosts that a package could be let to.
  const ours = [ctx.settings.appOrigin, ctx.settings.contentOrigin.replace('*.', '')].map(
    (origin) => new URL(origin).hostname,
  );
  const isOurs = (host: string) => {
    const bare = host.replace(/^\*\./, '');
    return ours.some((each) => bare === each || bare.endsWith(`.${each}`) || each.endsWith(`.${bare}`));
  };
  if (needs.hosts.some(isOurs)) throw new DomainError('host_is_ours');
  const today = todayOf(ctx);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ needs: scormPackages.needs })
      .from(scormPackages)
      .where(eq(scormPackages.id, id));
    const { versions, granted } = await readPackageAccreditation(tx, id, today);
    const before = sandboxPermissionsFrom(row!.needs);
    const more = grantsMore(before, needs);
    if (more && granted.length > 0) {
      const askedNeeds: RequestedPermissions = { needs, askedAt: ctx.now.toISOString(), agreed: [] };
      // Removed permissions end at once; nobody needs to agree to fewer.
      const kept = commonPermissions(before, needs);
      await tx.update(scormPackages).set({ needs: kept, askedNeeds }).where(eq(scormPackages.id, id));
      const { title } = versions[0]!;
      for (const officer of await listOfficersOf(tx, [...new Set(granted.map((each) => each.id))])) {
        const { slug, versionId } = granted.find((each) => each.id === officer.associationId)!;
        await notifyOfPermissionRequestIn(tx, ctx, officer, { title, slug, versionId });
      }
      await appendAudit(tx, ctx, 'scorm.needs-asked', id, needs);
      if (grantsMore(kept, before)) await appendAudit(tx, ctx, 'scorm.needs-settled', id, kept);
      return;
    }
    const widened = more && versions.length > 0;
    await tx
      .update(scormPackages)
      .set({ needs, askedNeeds: null, ...(widened ? { needsWidenedAt: ctx.now } : {}) })
      .where(eq(scormPackages.id, id));
    await appendAudit(tx, ctx, 'scorm.needs-settled', id, needs);
    if (widened) await enqueueJob(tx, ctx.now, NOTIFY_LEARNERS, { packageId: id });
  });
}
