import { and, eq, inArray, isNotNull, lt, ne, or } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Tx } from '#db/database.ts';
import { muxEvents, webinarAssets, webinars, webinarStreams } from '#db/schema/webinars.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { appendEventsIn } from '../rooms/events.server.ts';
import { ask, isGone, type MuxEvent, readMuxEvent } from './internal/mux.server.ts';
import { type Stream, streamStateOf } from './read-webinar.server.ts';

/** In the order of a stream's life: of two words of the same moment the later one stands. */
const STATES = ['idle', 'connected', 'active', 'disconnected', 'disabled', 'deleted'] as const;
type State = (typeof STATES)[number];
const LATER: Record<State, number> = {
  connected: 1,
  active: 2,
  disconnected: 3,
  idle: 4,
  disabled: 5,
  deleted: 6,
};
const DAY_MS = 86_400_000;

const stateOf = (type: string): State | null => {
  const word = /^video\.live_stream\.(\w+)$/.exec(type)?.[1];
  return (STATES as readonly string[]).includes(word ?? '') ? (word as State) : null;
};

export type Taken = 'taken' | 'again' | 'refused' | 'not_ready';

/**
 * A webhook. What is not signed by the engine, or more than five minutes away from now, is refused. One that came before changes
 * nothing, and neither does one that is older than what is known: they come in any order.
 */
export async function takeMuxEvent(
  platform: Platform,
  body: string,
  headers: Record<string, string>,
  now: Date,
): Promise<Taken> {
  const { engine } = platform.video;
  if (!engine) return 'not_ready';
  const event = await readMuxEvent(engine, body, headers, now);
  if (!event) return 'refused';
  const ctx = processCtx(platform, now);
  const told: { taken: boolean; roomId: string | null } = await platform.db.transact(async (tx) => {
    const [made] = await tx
      .insert(muxEvents)
      .values({
        id: event.id,
        type: event.type,
        objectId: event.objectId,
        createdAt: event.createdAt,
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) return { taken: false, roomId: null };
    return { taken: true, roomId: await applyIn(tx, ctx, event) };
  });
  if (told.roomId) platform.db.signal(`room ${told.roomId}`);
  return told.taken ? 'taken' : 'again';
}

const processCtx = (platform: Platform, now: Date): Ctx => ({
  ...platform,
  now,
  requestId: 'video',
  actor: null,
  remote: null,
});

/** Answers the room that was told, if any. */
async function applyIn(tx: Tx, ctx: Ctx, event: MuxEvent): Promise<string | null> {
  if (event.type.startsWith('video.asset.')) {
    await applyAssetIn(tx, ctx, event.data, event.createdAt, event.type === 'video.asset.deleted');
    return null;
  }
  const state = stateOf(event.type);
  if (!state) return null;
  const [stream] = await tx.select().from(webinarStreams).where(eq(webinarStreams.muxId, event.objectId));
  if (!stream) return null;
  const assetId = event.data['active_asset_id'];
  if (typeof assetId === 'string' && (state === 'active' || state === 'disconnected'))
    await markSentIn(tx, ctx, stream, assetId, state, event.createdAt);
  return moveIn(tx, ctx, stream, state, event.createdAt);
}

/** The stream's state, where this word of it is newer than what is known. */
async function moveIn(tx: Tx, ctx: Ctx, stream: Stream, state: State, at: Date): Promise<string | null> {
  const same = at.getTime() === stream.stateAt.getTime();
  if (at < stream.stateAt || (same && LATER[state] <= LATER[stream.state])) return null;
  await tx.update(webinarStreams).set({ state, stateAt: at }).where(eq(webinarStreams.id, stream.id));
  if (stream.purpose !== 'live') return null;
  const [webinar] = await tx.select().from(webinars).where(eq(webinars.id, stream.webinarId));
  const before = streamStateOf(webinar!, stream);
  const after = streamStateOf(webinar!, { state });
  if (before === after || webinar!.endedAt) return null;
  await appendEventsIn(tx, ctx, stream.webinarId, [{ kind: 'stream', body: { state: after } }]);
  return stream.webinarId;
}

/** While it is live we keep the times ourselves; once it is whole, the engine's own stand. An open time has -1. */
async function markSentIn(
  tx: Tx,
  ctx: Ctx,
  stream: Stream,
  muxId: string,
  state: 'active' | 'disconnected',
  at: Date,
): Promise<void> {
  const asset = await assetIn(tx, ctx, stream, muxId, at);
  if (asset.state !== 'live') return;
  const times = [...(asset.recordedTimes ?? [])];
  const last = times.at(-1);
  if (state === 'active' && (!last || (last.ms >= 0 && Date.parse(last.from) + last.ms < at.getTime())))
    times.push({ from: at.toISOString(), ms: -1 });
  if (state === 'disconnected' && last?.ms === -1 && at.getTime() >= Date.parse(last.from))
    times[times.length - 1] = { from: last.from, ms: at.getTime() - Date.parse(last.from) };
  await tx.update(webinarAssets).set({ recordedTimes: times }).where(eq(webinarAssets.id, asset.id));
}

async function assetIn(tx: Tx, ctx: Ctx, stream: Stream, muxId: string, at: Date) {
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
  status?: string;
  is_live?: boolean;
  duration?: number;
  playback_ids?: { id: string }[];
  recording_times?: { started_at?: string | { seconds?: number; nanos?: number }; duration?: number }[];
};

const instantOf = (value: string | { seconds?: number; nanos?: number } | undefined): Date =>
  typeof value === 'object'
    ? new Date((value.seconds ?? 0) * 1000 + Math.round((value.nanos ?? 0) / 1e6))
    : new Date(value ?? 0);

async function applyAssetIn(
  tx: Tx,
  ctx: Ctx,
  raw: Record<string, unknown>,
  at: Date,
  deleted = false,
): Promise<void> {
  const data = raw as AssetData;
  if (!data.id || !data.live_stream_id) return;
  const [stream] = await tx
    .select()
    .from(webinarStreams)
    .where(eq(webinarStreams.muxId, data.live_stream_id));
  if (!stream) return;
  const asset = await assetIn(tx, ctx, stream, data.id, at);
  if (asset.state === 'deleted' || at < asset.stateAt) return;
  const whole = data.is_live === false && (data.status === 'ready' || data.status === 'errored');
  const times = (data.recording_times ?? []).map((each) => ({
    from: instantOf(each.started_at).toISOString(),
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
  for (const { stream } of rows) await repairStream(platform, stream, now);
}

async function repairStream(platform: Platform, stream: Stream, now: Date): Promise<void> {
  const looked = await ask(platform.video, async (mux) => {
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
    if (!looked) return moveIn(tx, ctx, row, 'deleted', now);
    const { live, asset } = looked;
    if (asset) {
      if (live.status === 'active' && live.active_asset_id && row.state !== 'disconnected')
        await markSentIn(tx, ctx, row, live.active_asset_id, 'active', now);
      await applyAssetIn(tx, ctx, asset as unknown as Record<string, unknown>, now);
    }
    if (live.status === 'active' && ['idle', 'connected'].includes(row.state))
      return moveIn(tx, ctx, row, 'active', now);
    if (live.status === 'idle' && ['active', 'disconnected'].includes(row.state))
      return moveIn(tx, ctx, row, 'idle', now);
    return null;
  });
  if (roomId) platform.db.signal(`room ${roomId}`);
}

/** Streams of webinars that are long over leave the engine; their recordings stay. What was only tried goes whole. */
export async function clearStreams(platform: Platform, now: Date): Promise<void> {
  if (!platform.video.engine) return;
  const old = new Date(now.getTime() - DAY_MS);
  const rows = await platform.db.read
    .select({ stream: webinarStreams })
    .from(webinarStreams)
    .innerJoin(webinars, eq(webinars.id, webinarStreams.webinarId))
    .where(
      and(
        ne(webinarStreams.state, 'deleted'),
        or(
          lt(webinars.endedAt, old),
          and(eq(webinars.state, 'cancelled'), lt(webinarStreams.createdAt, old)),
          and(eq(webinarStreams.purpose, 'rehearsal'), lt(webinarStreams.createdAt, old)),
        ),
      ),
    );
  for (const { stream } of rows) {
    const gone = await ask(platform.video, async (mux) => {
      const live = await mux.video.liveStreams.retrieve(stream.muxId);
      await mux.video.liveStreams.delete(stream.muxId);
      if (stream.purpose === 'rehearsal')
        for (const id of live.recent_asset_ids ?? [])
          await mux.video.assets.delete(id).catch(() => undefined);
      return true;
    }).catch(
      (error: unknown) => isGone(error) || (error instanceof DomainError ? false : Promise.reject(error)),
    );
    if (gone)
      await platform.db.transact(async (tx) => {
        await tx
          .update(webinarStreams)
          .set({ state: 'deleted', stateAt: now })
          .where(eq(webinarStreams.id, stream.id));
      });
  }
}
