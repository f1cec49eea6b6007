import { and, eq, inArray, isNotNull, ne, or } from 'drizzle-orm';
import { applyStreamStateIn } from '#app/domains/webinars/internal/apply-stream-state.server.ts';
import { applyAssetIn, recordBroadcastTimeIn } from '#app/domains/webinars/internal/mux-assets.server.ts';
import { callEngine, isGone } from '#app/domains/webinars/internal/mux.server.ts';
import { processCtx } from '#app/domains/webinars/internal/process-ctx.ts';
import type { Stream } from '#app/domains/webinars/streams/stream.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { webinarAssets, webinarStreams, webinars } from '#db/schema/webinars.ts';

/** Asks the engine how things are, where a webhook may have got lost. */
export async function repairStreams(platform: Platform, now: Date): Promise<void> {
  if (!platform.video.engine) return;
  const rows = await platform.db.read
    .select({ stream: webinarStreams })
    .from(webinarStreams)
    .innerJoin(webinars, eq(webinars.id, webinarStreams.webinarId))
    .leftJoin(webinarAssets, eq(webinarAssets.id, webinarStreams.assetId))
    .where(
      and(
        ne(webinarStreams.state, 'deleted'),
        or(
          inArray(webinarStreams.state, ['connected', 'active', 'disconnected']),
          and(isNotNull(webinars.openedAt), eq(webinarAssets.state, 'live')),
          and(
            isNotNull(webinars.openedAt),
            eq(webinarStreams.state, 'idle'),
            ne(webinars.state, 'cancelled'),
          ),
        ),
      ),
    );
  await doEach(rows, ({ stream }) => repairStream(platform, stream, now));
}

async function repairStream(platform: Platform, stream: Stream, now: Date): Promise<void> {
  const looked = await callEngine(platform.video, async (mux) => {
    const live = await mux.video.liveStreams.retrieve(stream.muxId);
    const assetId = live.active_asset_id ?? live.recent_asset_ids?.at(-1);
    const asset = assetId ? await mux.video.assets.retrieve(assetId).catch(() => null) : null;
    return { live, asset };
  }).catch((error: unknown) => {
    if (isGone(error)) return null;
    throw error;
  });
  const ctx = processCtx(platform, now);
  const roomId = await platform.db.transact(async (tx) => {
    const [row] = await tx.select().from(webinarStreams).where(eq(webinarStreams.id, stream.id));
    // Something newer came while we asked: it knows better.
    if (!row || row.stateAt > stream.stateAt) return null;
    if (!looked) return applyStreamStateIn(tx, ctx, row, 'deleted', now);
    const { live, asset } = looked;
    if (asset) {
      if (live.status === 'active' && live.active_asset_id && row.state !== 'disconnected')
        await recordBroadcastTimeIn(tx, ctx, row, live.active_asset_id, 'active', now);
      await applyAssetIn(tx, ctx, { ...asset }, now);
    }
    if (live.status === 'active' && ['idle', 'connected'].includes(row.state))
      return applyStreamStateIn(tx, ctx, row, 'active', now);
    if (live.status === 'idle' && ['active', 'disconnected'].includes(row.state))
      return applyStreamStateIn(tx, ctx, row, 'idle', now);
    return null;
  });
  if (roomId) platform.db.signal(`room ${roomId}`);
}
