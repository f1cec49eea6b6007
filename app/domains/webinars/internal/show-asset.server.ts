import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { updateLiveVersionIn } from '#app/domains/catalogue/versions/update-live-version.server.ts';
import type { Asset } from '#app/domains/webinars/recordings/list-assets.server.ts';
import type { Recording } from '#app/domains/webinars/recordings/require-own-recording.server.ts';
import { windowOf } from '#app/domains/webinars/recordings/recording-window.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { recordings } from '#db/schema/webinars.ts';

/**
 * From now on learners get this asset. The minutes of a draft follow; those of a published version were accredited and stay, and each
 * completion counts what was really watched.
 */
export async function showAssetIn(tx: Tx, ctx: Ctx, recording: Recording, asset: Asset): Promise<void> {
  await tx
    .update(recordings)
    .set({ assetId: asset.id, nextAssetId: null })
    .where(eq(recordings.id, recording.id));
  const { from, to } = windowOf(asset);
  await appendAudit(tx, ctx, 'webinars.recording-shown', recording.id, { assetId: asset.id, from, to });
  const [version] = await tx.select().from(courseVersions).where(eq(courseVersions.id, recording.versionId));
  if (version?.state !== 'draft') return;
  const minutes = Math.max(1, Math.round((asset.durationMs ?? 0) / MINUTE_MS));
  await updateLiveVersionIn(tx, version.id, { minutes, specialties: version.specialties });
}
