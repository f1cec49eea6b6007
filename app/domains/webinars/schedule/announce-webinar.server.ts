import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { webinars } from '#db/schema/webinars.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';

/** Public from now on: people can take seats. */
export async function announceWebinar(ctx: Ctx, id: string): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, id);
  if (webinar.state !== 'draft') throw new DomainError('webinar_begun');
  if (webinar.startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  const [version] = await ctx.db.read
    .select({ state: courseVersions.state })
    .from(courseVersions)
    .where(eq(courseVersions.id, webinar.versionId));
  if (version?.state === 'draft') await publishVersion(ctx, webinar.versionId);
  await ctx.db.transact(async (tx) => {
    await tx.update(webinars).set({ state: 'announced' }).where(eq(webinars.id, id));
    await appendAudit(tx, ctx, 'webinars.announced', id, {});
  });
}
