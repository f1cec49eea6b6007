import { eq } from 'drizzle-orm';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { listOfficers, readCover } from './accreditors.server.ts';
import { readOwnPackage } from './receive-package.server.ts';
import { type AskedNeeds, inBoth, isMore, type Needs, NeedsInput, needsOf } from './runtime/needs.ts';
import { TELL_LEARNERS } from './tell-learners.server.ts';

/**
 * What a package of one's own may beside the usual; holds from the next file on. More than it had, once an association has
 * accredited it, is only asked for: it holds when every association whose accreditation lasts has agreed; what it no longer
 * wants ends at once. More for learners
 * of a course that nobody has accredited holds at once, and they are told. Throws `host_is_ours`.
 */
export async function settleNeeds(ctx: Ctx, packageId: string, raw: unknown): Promise<void> {
  const { id } = await readOwnPackage(ctx, packageId);
  const { needs: asked, hosts } = NeedsInput.parse(raw);
  const has = (need: (typeof asked)[number]) => asked.includes(need);
  const needs: Needs = { name: has('name'), popups: has('popups'), records: has('records'), hosts };
  // The app and other packages are no hosts that a package could be let to.
  const ours = [ctx.settings.appOrigin, ctx.settings.contentOrigin.replace('*.', '')].map(
    (origin) => new URL(origin).hostname,
  );
  const isOurs = (host: string) => {
    const bare = host.replace(/^\*\./, '');
    return ours.some((each) => bare === each || bare.endsWith(`.${each}`) || each.endsWith(`.${bare}`));
  };
  if (needs.hosts.some(isOurs)) throw new DomainError('host_is_ours');
  const today = ctx.now.toISOString().slice(0, 10);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ needs: scormPackages.needs })
      .from(scormPackages)
      .where(eq(scormPackages.id, id));
    const { versions, granted } = await readCover(tx, id, today);
    const before = needsOf(row!.needs);
    const more = isMore(before, needs);
    if (more && granted.length > 0) {
      const askedNeeds: AskedNeeds = { needs, askedAt: ctx.now.toISOString(), agreed: [] };
      // What is no longer wanted ends now; nobody needs to agree to less.
      const kept = inBoth(before, needs);
      await tx.update(scormPackages).set({ needs: kept, askedNeeds }).where(eq(scormPackages.id, id));
      const { title } = versions[0]!;
      for (const officer of await listOfficers(tx, [...new Set(granted.map((each) => each.id))])) {
        const { slug, versionId } = granted.find((each) => each.id === officer.associationId)!;
        const t = translatorFor(officer.locale);
        await queueMail(tx, ctx.now, {
          to: officer.email,
          subject: t('scorm:needs.mail.askedSubject', { title }),
          body: t('scorm:needs.mail.askedBody', {
            title,
            address: ctx.settings.appOrigin + urls.accreditVersion(slug, versionId),
          }),
        });
      }
      await appendAudit(tx, ctx, 'scorm.needs-asked', id, needs);
      if (isMore(kept, before)) await appendAudit(tx, ctx, 'scorm.needs-settled', id, kept);
      return;
    }
    const widened = more && versions.length > 0;
    await tx
      .update(scormPackages)
      .set({ needs, askedNeeds: null, ...(widened ? { needsWidenedAt: ctx.now } : {}) })
      .where(eq(scormPackages.id, id));
    await appendAudit(tx, ctx, 'scorm.needs-settled', id, needs);
    if (widened) await enqueueJob(tx, ctx.now, TELL_LEARNERS, { packageId: id });
  });
}

/** For everybody who sees the course: what its package may beside the usual, and since when it has been more than before. */
export async function readNeeds(ctx: Ctx, packageId: string): Promise<Needs & { widenedAt: Date | null }> {
  const [row] = await ctx.db.read
    .select({ needs: scormPackages.needs, widenedAt: scormPackages.needsWidenedAt })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  return { ...needsOf(row?.needs), widenedAt: row?.widenedAt ?? null };
}
