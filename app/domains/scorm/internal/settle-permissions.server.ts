import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { notifyOfPermissionRequestIn } from '#app/domains/scorm/notifications.server.ts';
import { NOTIFY_LEARNERS } from '#app/domains/scorm/sandbox/notify-learners.server.ts';
import {
  commonPermissions,
  grantsMore,
  sandboxPermissionsFrom,
} from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import type { RequestedPermissions, SandboxPermissions } from '#app/domains/scorm/types.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { listOfficersOf, readPackageAccreditation } from './package-accreditation.server.ts';

/** The app and other packages are no hosts that a package could be let to. Throws `host_is_ours`. */
export function mustNotBeOurs({ settings }: Ctx, hosts: string[]): void {
  const ours = [settings.appOrigin, settings.contentOrigin.replace('*.', '')].map(
    (origin) => new URL(origin).hostname,
  );
  const isOurs = (host: string) => {
    const bare = host.replace(/^\*\./, '');
    return ours.some((each) => bare === each || bare.endsWith(`.${each}`) || each.endsWith(`.${bare}`));
  };
  if (hosts.some(isOurs)) throw new DomainError('host_is_ours');
}

/**
 * Settles what a package may, or requests it where the package is accredited; the caller has authorised. `change` is given what the
 * package may and what was requested for it, and returns what it shall be: the same where there is nothing to do.
 */
export async function settlePermissions(
  ctx: Ctx,
  id: string,
  change: (wanted: SandboxPermissions) => SandboxPermissions,
): Promise<void> {
  const today = todayOf(ctx);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ needs: scormPackages.needs, asked: scormPackages.askedNeeds })
      .from(scormPackages)
      .where(eq(scormPackages.id, id));
    const { versions, granted } = await readPackageAccreditation(tx, id, today);
    const before = sandboxPermissionsFrom(row!.needs);
    const wanted = sandboxPermissionsFrom(row!.asked?.needs ?? row!.needs);
    const needs = change(wanted);
    if (needs === wanted) return;
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
