import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pushFlv } from '../rtmp/push.ts';
import { newId } from './ids.ts';
import type { Encoder } from './ingest.ts';
import { forgetParts, readPart, startPackager } from './packager.ts';
import { durationOf, type Part } from './playlists.ts';
import type { Asset, LiveStream, PlaybackId, SimulcastTarget, State } from './state.ts';
import type { Webhooks } from './webhooks.ts';

const CUT_MS = 60_000;
/** A key frame interval above this makes viewers lag; OBS calls it "auto". */
const LONG_SEGMENT_S = 4;
const SIMULCAST_BYTES = 8_000_000;

type Running = {
  encoder: Encoder;
  packager: ReturnType<typeof startPackager>;
  unsubscribe(): void;
  simulcasts: (() => void)[];
  cap: NodeJS.Timeout;
};

/** Limits of recordings: the disk, and the bytes of each. `say` is for the log. */
type Bounds = {
  hasRoom(): boolean;
  recordingBytes: number;
  /** Simulcasts go to addresses of the internet alone: hosts choose them. */
  outsideOnly: boolean;
  say(sentence: string): void;
};

export type Streams = ReturnType<typeof openStreams>;

/** The life of live streams and of the assets they leave behind. */
export function openStreams(
  { state, save }: { state: State; save(): void },
  hooks: Webhooks,
  folder: string,
  ffmpeg: string | null,
  bounds: Bounds,
  push = pushFlv,
) {
  const running = new Map<string, Running>();
  const windows = new Map<string, NodeJS.Timeout>();
  const rootOf = (asset: Asset) => join(folder, 'assets', asset.id);
  const find = (id: string) => state.live_streams.find((each) => each.id === id);
  const byKey = (key: string) => state.live_streams.find((each) => each.stream_key === key);
  const assetOf = (stream: LiveStream) => state.assets.find((each) => each.id === stream.active_asset_id);
  const tell = (type: string, stream: LiveStream, more = {}) =>
    hooks.emit(`video.live_stream.${type}`, { type: 'live', id: stream.id }, { ...stream, ...more });
  const tellAsset = (type: string, asset: Asset) =>
    hooks.emit(`video.asset.${type}`, { type: 'asset', id: asset.id }, assetView(asset));

  const partsOf = (asset: Asset, rendition: 'v' | 'a'): Part[] =>
    asset.sessions.flatMap(({ folder: own }) => {
      const part = readPart(rootOf(asset), own, rendition);
      return part && part.segments.length > 0 ? [part] : [];
    });

  function assetView({ sessions: _, ended_at: __, bytes: ___, clip: ____, ...asset }: Asset) {
    return asset;
  }

  function newAsset(stream: LiveStream): Asset {
    const policies = stream.new_asset_settings?.playback_policies ?? ['public'];
    const asset: Asset = {
      id: newId(),
      created_at: String(Math.floor(Date.now() / 1000)),
      status: 'preparing',
      live_stream_id: stream.id,
      is_live: true,
      recording_times: [],
      playback_ids: policies.map((policy) => ({ id: newId(), policy })),
      sessions: [],
      ...(stream.new_asset_settings?.passthrough
        ? { passthrough: stream.new_asset_settings.passthrough }
        : {}),
    };
    state.assets.push(asset);
    stream.active_asset_id = asset.id;
    stream.recent_asset_ids.push(asset.id);
    tellAsset('created', asset);
    return asset;
  }

  /** An encoder came with a good key. Answers what happens when its line ends. */
  function encoderCame(encoder: Encoder): () => void {
    const stream = byKey(encoder.key)!;
    clearTimeout(windows.get(stream.id));
    windows.delete(stream.id);
    const asset = assetOf(stream) ?? newAsset(stream);
    tell('connected', stream, { connected: true });
    const session = {
      folder: String(asset.sessions.length + 1),
      source: encoder.source,
      started_at: new Date().toISOString(),
    };
    asset.sessions.push(session);
    stream.active_ingest_protocol = 'rtmp';
    save();
    const own = join(rootOf(asset), session.folder);
    const packager = startPackager(ffmpeg!, own, encoder.source);
    // An encoder whose media cannot be packaged is not left believing that it is live.
    packager.child.once('close', () => encoder.kick());
    const unsubscribe = encoder.subscribe((chunk) => {
      packager.write(chunk);
      asset.bytes = (asset.bytes ?? 0) + chunk.length;
      if (asset.bytes < bounds.recordingBytes || asset.ended_at) return;
      bounds.say(`a recording has reached ${Math.round(bounds.recordingBytes / 1e6)} MB: its stream ends`);
      void finish(stream, true);
    });
    const run: Running = {
      encoder,
      packager,
      unsubscribe,
      simulcasts: stream.simulcast_targets.map((target) => simulcast(stream, target, encoder)),
      cap: setTimeout(() => void finish(stream), stream.max_continuous_duration * 1000),
    };
    running.set(stream.id, run);
    tell('recording', stream, { recording: true });
    // Active means that a player finds something.
    const looking = setInterval(() => {
      if (running.get(stream.id) !== run) return clearInterval(looking);
      const part = readPart(rootOf(asset), session.folder, 'v');
      if (!part || part.segments.length === 0) return;
      clearInterval(looking);
      stream.status = 'active';
      if (part.segments[0]!.duration > LONG_SEGMENT_S) tell('warning', stream);
      tell('active', stream, { connected: true, recording: true });
      if (asset.status === 'preparing') {
        asset.status = 'ready';
        tellAsset('ready', asset);
      }
      save();
    }, 50);
    return () => void encoderLeft(stream, asset, session, run);
  }

  async function encoderLeft(
    stream: LiveStream,
    asset: Asset,
    session: Asset['sessions'][number],
    run: Running,
  ): Promise<void> {
    if (running.get(stream.id) !== run) return;
    running.delete(stream.id);
    clearTimeout(run.cap);
    run.unsubscribe();
    for (const end of run.simulcasts) end();
    session.ended_at = new Date().toISOString();
    await run.packager.end();
    delete stream.active_ingest_protocol;
    save();
    tell('disconnected', stream, { connected: false });
    if (stream.status === 'disabled' || stream.reconnect_window === 0 || asset.ended_at) return idle(stream);
    windows.set(
      stream.id,
      setTimeout(() => idle(stream), stream.reconnect_window * 1000),
    );
  }

  /** The reconnect window has passed, or the stream was ended: its asset is whole. */
  function idle(stream: LiveStream): void {
    windows.delete(stream.id);
    const asset = assetOf(stream);
    if (stream.status === 'active') stream.status = 'idle';
    delete stream.active_asset_id;
    save();
    tell('idle', stream);
    if (asset) complete(asset);
  }

  function complete(asset: Asset): void {
    if (!asset.is_live) return;
    const parts = partsOf(asset, 'v');
    asset.is_live = false;
    asset.ended_at ??= Date.now();
    asset.duration = durationOf(parts);
    asset.status = parts.length > 0 ? 'ready' : 'errored';
    asset.recording_times = parts.map((part) => ({
      started_at: asset.sessions.find((each) => each.folder === part.folder)!.started_at,
      duration: durationOf([part]),
      type: 'content',
    }));
    save();
    tellAsset(asset.status === 'errored' ? 'errored' : 'live_stream_completed', asset);
  }

  /** Ends it now for everybody who looks on; the encoder is cut a minute later, as at Mux, or at once. */
  async function finish(stream: LiveStream, cutAtOnce = false): Promise<void> {
    const asset = assetOf(stream);
    if (asset) asset.ended_at = Date.now();
    const run = running.get(stream.id);
    clearTimeout(windows.get(stream.id));
    if (!run) return asset ? idle(stream) : undefined;
    save();
    if (cutAtOnce) run.encoder.kick();
    else setTimeout(() => run.encoder.kick(), CUT_MS).unref();
  }

  /** Sends the stream on as it is; returns how to end that. */
  function simulcast(stream: LiveStream, target: SimulcastTarget, encoder: Encoder): () => void {
    let over = false;
    let stop = () => {};
    const report = (status: SimulcastTarget['status']) => {
      target.status = status;
      save();
      hooks.emit(
        `video.live_stream.simulcast_target.${status}`,
        { type: 'simulcast-target', id: target.id },
        { ...target, live_stream_id: stream.id },
      );
    };
    const end = (status: 'idle' | 'errored') => {
      if (over) return;
      over = true;
      stop();
      report(status);
    };
    report('starting');
    const to = target.stream_key ? `${target.url.replace(/\/$/, '')}/${target.stream_key}` : target.url;
    push(to, { outsideOnly: bounds.outsideOnly }).then(
      (remote) => {
        // Also of one that is no longer wanted: an unhandled error ends the process.
        remote.on('error', () => end('errored'));
        remote.on('close', () => end('errored'));
        const unsubscribe = encoder.subscribe((chunk) => {
          // A target that does not keep up must not eat our memory.
          if (remote.writableLength < SIMULCAST_BYTES) remote.write(chunk);
        });
        stop = () => {
          unsubscribe();
          remote.end();
        };
        if (over) return stop();
        report('broadcasting');
      },
      () => end('errored'),
    );
    return () => end('idle');
  }

  // Streams that were live when the process ended are finished: the encoder is gone, and the recording is kept.
  for (const stream of state.live_streams) {
    for (const target of stream.simulcast_targets) target.status = 'idle';
    if (stream.active_asset_id) idle(stream);
  }

  return {
    find,
    byKey,
    rootOf,
    partsOf,
    assetView,
    encoderCame,
    isRunning: (stream: LiveStream) => running.has(stream.id),
    mayPublish(key: string): boolean {
      const stream = byKey(key);
      if (!ffmpeg || !stream || stream.status === 'disabled') return false;
      // A reconnection to the same recording is not a new one. An encoder gets a refusal without a reason (RTMP has no words
      // for it): the log and Majakka's pages have it.
      if (!assetOf(stream) && !bounds.hasRoom()) {
        bounds.say('a stream was refused: the disk is nearly full');
        return false;
      }
      return !assetOf(stream)?.ended_at;
    },
    hasRoom: () => bounds.hasRoom(),
    complete: (stream: LiveStream) => finish(stream),
    /** Of all that are live: what was recorded is kept. */
    endAll() {
      for (const stream of state.live_streams) {
        const asset = assetOf(stream);
        if (asset && !asset.ended_at) void finish(stream, true);
      }
    },
    async disable(stream: LiveStream) {
      stream.status = 'disabled';
      await finish(stream, true);
      save();
      tell('disabled', stream);
    },
    enable(stream: LiveStream) {
      if (stream.status === 'disabled') stream.status = 'idle';
      save();
      tell('enabled', stream);
    },
    tell,
    tellAsset,
    removeStream(stream: LiveStream) {
      running.get(stream.id)?.encoder.kick();
      state.live_streams.splice(state.live_streams.indexOf(stream), 1);
      save();
      tell('deleted', stream);
    },
    removeAsset(asset: Asset) {
      state.assets.splice(state.assets.indexOf(asset), 1);
      forgetParts(rootOf(asset));
      rmSync(rootOf(asset), { recursive: true, force: true });
      save();
      tellAsset('deleted', asset);
    },
    /** Target of a playback id: a stream's newest asset, or an asset itself. */
    played(id: string): { asset: Asset | null; live: LiveStream | null; playback: PlaybackId } | null {
      for (const stream of state.live_streams) {
        const playback = stream.playback_ids.find((each) => each.id === id);
        if (!playback) continue;
        const newest = state.assets.find((each) => each.id === stream.recent_asset_ids.at(-1));
        return { asset: newest ?? null, live: stream, playback };
      }
      for (const asset of state.assets) {
        const playback = asset.playback_ids.find((each) => each.id === id);
        if (playback) return { asset, live: null, playback };
      }
      return null;
    },
    async stop() {
      for (const run of running.values()) run.encoder.kick();
      await Promise.all([...running.values()].map((run) => run.packager.end()));
    },
  };
}
