import { and, eq, isNotNull } from 'drizzle-orm';
import { applyClipIn } from '#app/domains/webinars/internal/apply-clip.server.ts';
import { callEngine, isGone } from '#app/domains/webinars/internal/mux.server.ts';
import { processCtx } from '#app/domains/webinars/internal/process-ctx.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { webinarAssets } from '#db/schema/webinars.ts';

/** Asks the engine about parts of recordings that it makes, where a webhook may have got lost. */
export async function repairClips(platform: Platform, now: Date): Promise<void> {
  if (!platform.video.engine) return;
  const clips = await platform.db.read
    .select()
    .from(webinarAssets)
    .where(and(isNotNull(webinarAssets.clipOf), eq(webinarAssets.state, 'live')));
  await doEach(clips, async (clip) => {
    const asset = await callEngine(platform.video, (mux) => mux.video.assets.retrieve(clip.muxId)).catch(
      (error: unknown) => {
        if (isGone(error)) return { status: 'errored' as const };
        throw error;
      },
    );
    if (asset.status === 'preparing') return;
    await platform.db.transact(async (tx) => {
      const [row] = await tx.select().from(webinarAssets).where(eq(webinarAssets.id, clip.id));
      if (row?.state === 'live') await applyClipIn(tx, processCtx(platform, now), row, asset, now, false);
    });
  });
}
