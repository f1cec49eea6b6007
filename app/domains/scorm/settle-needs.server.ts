import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { readOwnPackage } from './receive-package.server.ts';
import { type Needs, NeedsInput, needsOf } from './runtime/needs.ts';

/** What a package of one's own may beside the usual; holds from the next file on. Throws `host_is_ours`. */
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
  await ctx.db.transact(async (tx) => {
    await tx.update(scormPackages).set({ needs }).where(eq(scormPackages.id, id));
    await appendAudit(tx, ctx, 'scorm.needs-settled', id, needs);
  });
}

/** For everybody who sees the course: what its package may beside the usual. */
export async function readNeeds(ctx: Ctx, packageId: string): Promise<Needs> {
  const [row] = await ctx.db.read
    .select({ needs: scormPackages.needs })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  return needsOf(row?.needs);
}
