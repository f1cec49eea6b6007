import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Asset } from '#app/domains/webinars/recordings/list-assets.server.ts';
import type { Tx } from '#db/database.ts';
import { recordings, webinarAssets } from '#db/schema/webinars.ts';
import { showAssetIn } from './show-asset.server.ts';

export type ClipData = { status?: string; duration?: number; playback_ids?: { id: string }[] };

/** State of a part that is cut out of a recording: once it is ready, learners get it, where it is still the part that is wanted. */
export async function applyClipIn(
  tx: Tx,
  ctx: Ctx,
  clip: Asset,
  data: ClipData,
  at: Date,
  deleted: boolean,
): Promise<void> {
  if (clip.state === 'deleted' || at < clip.stateAt) return;
  const over = data.status === 'ready' || data.status === 'errored' ? data.status : clip.state;
  const [now] = await tx
    .update(webinarAssets)
    .set({
      stateAt: at,
      state: deleted ? 'deleted' : over,
      playbackId: data.playback_ids?.[0]?.id ?? clip.playbackId,
      ...(data.duration ? { durationMs: Math.round(data.duration * 1000) } : {}),
    })
    .where(eq(webinarAssets.id, clip.id))
    .returning();
  if (now!.state !== 'ready') return;
  const [recording] = await tx.select().from(recordings).where(eq(recordings.nextAssetId, clip.id));
  if (recording) await showAssetIn(tx, ctx, recording, now!);
}
