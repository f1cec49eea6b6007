import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CUT_VIDEO, cutPart, cutsOf } from './clips.ts';
import { newId } from './ids.ts';
import { durationOf } from './playlists.ts';
import type { Asset, Session, State } from './state.ts';
import type { Streams } from './streams.ts';

export type Clips = ReturnType<typeof openClips>;

/** Cuts clips out of recordings, one after the other; what was not finished when the process ended is made again. */
export function openClips(
  { state, save }: { state: State; save(): void },
  streams: Streams,
  ffmpeg: string | null,
) {
  const waiting = state.assets.filter((each) => each.clip && each.status === 'preparing');
  let running: { id: string; stop(): void } | null = null;
  let stopped = false;

  async function work(): Promise<void> {
    if (running) return;
    for (let clip = waiting.shift(); clip; clip = waiting.shift()) {
      running = { id: clip.id, stop: () => undefined };
      const sessions = await cut(clip).catch(() => null);
      running = null;
      // It is made again by the next process, or nobody wants it any more.
      if (stopped) return;
      if (!state.assets.includes(clip)) continue;
      clip.sessions = sessions ?? [];
      const parts = streams.partsOf(clip, 'v');
      clip.status = parts.length > 0 ? 'ready' : 'errored';
      clip.duration = durationOf(parts);
      clip.ended_at = Date.now();
      save();
      streams.tellAsset(clip.status, clip);
    }
  }

  /** The connections of the clip, each with its own folder as in a recording; null where ffmpeg could not make one. */
  async function cut(clip: Asset): Promise<Session[] | null> {
    const source = state.assets.find((each) => each.id === clip.source_asset_id);
    if (!source || !ffmpeg) return null;
    rmSync(streams.rootOf(clip), { recursive: true, force: true });
    const sessions: Session[] = [];
    for (const each of cutsOf(streams.partsOf(source, 'v'), clip.clip!.from, clip.clip!.to)) {
      const own = source.sessions.find(({ folder }) => folder === each.part.folder)!;
      const kind = { video: own.source.video !== null, audio: own.source.audio !== null };
      const folder = String(sessions.length + 1);
      const made = cutPart(ffmpeg, streams.rootOf(source), each, join(streams.rootOf(clip), folder), kind);
      running!.stop = made.stop;
      if (!(await made.done)) return null;
      sessions.push({ ...own, folder, source: { ...own.source, video: own.source.video && CUT_VIDEO } });
    }
    return sessions;
  }

  void work();
  return {
    make(source: Asset, part: { from: number; to: number | null }, more: Pick<Asset, 'playback_ids'>): Asset {
      const clip: Asset = {
        id: newId(),
        created_at: String(Math.floor(Date.now() / 1000)),
        status: 'preparing',
        source_asset_id: source.id,
        is_live: false,
        recording_times: [],
        sessions: [],
        clip: part,
        ...more,
      };
      state.assets.push(clip);
      save();
      streams.tellAsset('created', clip);
      waiting.push(clip);
      void work();
      return clip;
    },
    /** Of a clip that is deleted before it is made. */
    forget(id: string): void {
      const at = waiting.findIndex((each) => each.id === id);
      if (at >= 0) waiting.splice(at, 1);
      if (running?.id === id) running.stop();
    },
    stop(): void {
      stopped = true;
      running?.stop();
    },
  };
}
