import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Stream } from '#app/domains/webinars/streams/stream.ts';
import { applyClipIn } from './apply-clip.server.ts';
import { knowClipIn } from './know-clip.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { webinarAssets, webinarStreams } from '#db/schema/webinars.ts';

/** While the asset is live we keep the times; once it is complete the engine's times count. An open time has -1. */
export async function recordBroadcastTimeIn(
  tx: Tx,
  ctx: Ctx,
  stream: Stream,
  muxId: string,
  state: 'active' | 'disconnected',
  at: Date,
): Promise<void> {
  const asset = await findOrCreateAssetIn(tx, ctx, stream, muxId, at);
  if (asset.state !== 'live') return;
  const times = [...(asset.recordedTimes ?? [])];
  const last = times.at(-1);
  if (state === 'active' && (!last || (last.ms >= 0 && Date.parse(last.from) + last.ms < at.getTime())))
    times.push({ from: at.toISOString(), ms: -1 });
  if (state === 'disconnected' && last?.ms === -1 && at.getTime() >= Date.parse(last.from))
    times[times.length - 1] = { from: last.from, ms: at.getTime() - Date.parse(last.from) };
  await tx.update(webinarAssets).set({ recordedTimes: times }).where(eq(webinarAssets.id, asset.id));
}

async function findOrCreateAssetIn(tx: Tx, ctx: Ctx, stream: Stream, muxId: string, at: Date) {
  const [known] = await tx.select().from(webinarAssets).where(eq(webinarAssets.muxId, muxId));
  if (known) return known;
  const [made] = await tx
    .insert(webinarAssets)
    .values({
      id: newId(),
      streamId: stream.id,
      muxId,
      playbackId: '',
      state: 'live',
      recordedTimes: [],
      stateAt: new Date(0),
      createdAt: at,
    })
    .returning();
  await tx.update(webinarStreams).set({ assetId: made!.id }).where(eq(webinarStreams.id, stream.id));
  return made!;
}

type AssetData = {
  id?: string;
  live_stream_id?: string;
  passthrough?: string;
  status?: string;
  is_live?: boolean;
  duration?: number;
  playback_ids?: { id: string }[];
  recording_times?: { started_at?: string | { seconds?: number; nanos?: number }; duration?: number }[];
};

const asInstant = (value: string | { seconds?: number; nanos?: number } | undefined): Date =>
  typeof value === 'object'
    ? new Date((value.seconds ?? 0) * 1000 + Math.round((value.nanos ?? 0) / 1e6))
    : new Date(value ?? 0);

export async function applyAssetIn(
  tx: Tx,
  ctx: Ctx,
  raw: Record<string, unknown>,
  at: Date,
  deleted = false,
): Promise<void> {
  const data = raw as AssetData;
  if (!data.id) return;
  const [stored] = await tx.select().from(webinarAssets).where(eq(webinarAssets.muxId, data.id));
  const known = stored ?? (data.passthrough ? await knowClipIn(tx, data.passthrough, data.id) : null);
  if (known?.clipOf) return applyClipIn(tx, ctx, known, data, at, deleted);
  if (!data.live_stream_id) return;
  const [stream] = await tx
    .select()
    .from(webinarStreams)
    .where(eq(webinarStreams.muxId, data.live_stream_id));
  if (!stream) return;
  const asset = await findOrCreateAssetIn(tx, ctx, stream, data.id, at);
  if (asset.state === 'deleted' || at < asset.stateAt) return;
  const whole = data.is_live === false && (data.status === 'ready' || data.status === 'errored');
  const times = (data.recording_times ?? []).map((each) => ({
    from: asInstant(each.started_at).toISOString(),
    ms: Math.round((each.duration ?? 0) * 1000),
  }));
  await tx
    .update(webinarAssets)
    .set({
      stateAt: at,
      playbackId: data.playback_ids?.[0]?.id ?? asset.playbackId,
      state: deleted ? 'deleted' : whole ? (data.status as 'ready' | 'errored') : asset.state,
      ...(data.duration ? { durationMs: Math.round(data.duration * 1000) } : {}),
      ...(whole && times.length > 0 ? { recordedTimes: times } : {}),
    })
    .where(eq(webinarAssets.id, asset.id));
}
