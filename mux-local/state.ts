import { mkdirSync, readFileSync, renameSync, writeFileSync, openSync, fsyncSync, closeSync } from 'node:fs';
import { join } from 'node:path';

export type PlaybackId = { id: string; policy: 'public' | 'signed' };
export type SimulcastTarget = {
  id: string;
  url: string;
  stream_key?: string;
  passthrough?: string;
  status: 'idle' | 'starting' | 'broadcasting' | 'errored';
};
export type EmbeddedSubtitle = { language_channel: string; language_code: string; name: string };
export type LiveStream = {
  id: string;
  created_at: string;
  status: 'idle' | 'active' | 'disabled';
  stream_key: string;
  latency_mode: 'low' | 'reduced' | 'standard';
  reconnect_window: number;
  max_continuous_duration: number;
  passthrough?: string;
  meta?: Record<string, string | undefined>;
  test?: boolean;
  playback_ids: PlaybackId[];
  new_asset_settings?: { playback_policies?: ('public' | 'signed')[]; passthrough?: string };
  simulcast_targets: SimulcastTarget[];
  embedded_subtitles?: EmbeddedSubtitle[];
  active_asset_id?: string;
  active_ingest_protocol?: 'rtmp';
  recent_asset_ids: string[];
};
/** Format of an encoder's stream by its codec headers; `bandwidth` in bits per second. */
export type Source = { video: string | null; audio: string | null; resolution?: string; bandwidth: number };
/** One connection of an encoder: a folder of segments. */
export type Session = { folder: string; source: Source; started_at: string; ended_at?: string };
export type Asset = {
  id: string;
  created_at: string;
  status: 'preparing' | 'ready' | 'errored';
  /** Of a recording; a clip has `source_asset_id` instead. */
  live_stream_id?: string;
  source_asset_id?: string;
  is_live: boolean;
  duration?: number;
  recording_times: { started_at: string; duration: number; type: 'content' }[];
  passthrough?: string;
  meta?: Record<string, string | undefined>;
  playback_ids: PlaybackId[];
  /** When it ceased to be live, in ms. */
  ended_at?: number;
  /** Connections of encoders to it. */
  bytes?: number;
  sessions: Session[];
  /** Of a clip: from where to where of its source, in seconds; `to` null: up to its end. */
  clip?: { from: number; to: number | null };
};
export type SigningKey = { id: string; created_at: string; public_key: string };
export type OutboxEvent = { id: string; body: string; attempts: number; next_at: number; created_at: number };

export type State = {
  live_streams: LiveStream[];
  assets: Asset[];
  signing_keys: SigningKey[];
  outbox: OutboxEvent[];
};

const FULL = ['ENOSPC', 'EDQUOT'];
const AGAIN_MS = 5000;

/**
 * Everything that must outlive the process, in one file that is replaced whole. On a full disk the older file stays and the
 * newest state is written once there is room: a full disk must not end what is live.
 */
export function openState(folder: string): { state: State; save(): void } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'state.json');
  const state: State = { live_streams: [], assets: [], signing_keys: [], outbox: [] };
  try {
    Object.assign(state, JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  function write(): void {
    const next = `${path}.new`;
    const file = openSync(next, 'w', 0o600);
    try {
      writeFileSync(file, JSON.stringify(state));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
  }
  let again: NodeJS.Timeout | undefined;
  function save(): void {
    clearTimeout(again);
    again = undefined;
    try {
      write();
    } catch (error) {
      if (!FULL.includes(String((error as NodeJS.ErrnoException).code))) throw error;
      process.stderr.write('mux-local: the disk is full: the state is written once there is room\n');
      again = setTimeout(save, AGAIN_MS);
      again.unref();
    }
  }
  return { state, save };
}
