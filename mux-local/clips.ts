import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { durationOf, mediaPlaylist, type Part } from './playlists.ts';

/** What of one connection a clip takes, in seconds of its own time; `to` null: up to its end. */
export type Cut = { part: Part; from: number; to: number | null };

/** Main profile, level 4.1, as `cutPart` encodes (RFC 6381 §3.3). */
export const CUT_VIDEO = 'avc1.4D4029';

/** Shorter than a frame is nothing. */
const LEAST_S = 0.04;
/** Below whatever is live, and not so low that a busy machine never comes to it. */
const LOW_PRIORITY = 10;

/** The parts of a recording between two times of the whole, connection by connection. */
export function cutsOf(parts: Part[], from: number, to: number | null): Cut[] {
  let begin = 0;
  return parts.flatMap((part) => {
    const length = durationOf([part]);
    const own = { from: Math.max(0, from - begin), to: to === null ? length : Math.min(length, to - begin) };
    begin += length;
    if (own.to - own.from <= LEAST_S) return [];
    // Lists count from the first picture, and the sound of a camera comes up to seconds earlier: the end is where pictures end.
    return [{ part, from: own.from, to: own.to < length ? own.to : null }];
  });
}

/**
 * Cuts one part of the recording in `root` out into the folder `target`, exact to the frame as at Mux: segments begin at key frames, so it is
 * encoded again. The same two playlists come out as the packager writes. Resolves whether it went well.
 */
export function cutPart(
  ffmpeg: string,
  root: string,
  { part, from, to }: Cut,
  target: string,
  kind: { video: boolean; audio: boolean },
): { done: Promise<boolean>; stop(): void } {
  mkdirSync(target, { recursive: true });
  // The packager's own list has no end where it was killed, and ffmpeg would wait for one.
  const list = join(root, `${part.folder}-whole.m3u8`);
  writeFileSync(list, mediaPlaylist([part], { live: false, ended: true }));
  const hls = (name: string) => [
    '-f', 'hls', '-hls_time', '2', '-hls_list_size', '0', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4',
    '-hls_fmp4_init_filename', `${name}-init.mp4`, '-hls_segment_filename', `${name}%05d.m4s`, `${name}.m3u8`,
  ]; // oxfmt-ignore
  const video = ['-map', '0:v:0', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '22', '-pix_fmt', 'yuv420p', '-profile:v', 'main', '-level:v', '4.1', '-force_key_frames', 'expr:gte(t,n_forced*2)']; // oxfmt-ignore
  const audio = ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '128k'];
  const args = ['-hide_banner', '-loglevel', 'error', '-nostdin'];
  // Of the output, from the first segment on: ffmpeg does not seek exactly within a playlist.
  const between = ['-ss', from.toFixed(3), ...(to === null ? [] : ['-t', (to - from).toFixed(3)])];
  args.push('-i', list);
  args.push(...between, ...(kind.video ? video : []), ...(kind.audio ? audio : []), ...(to === null ? ['-shortest'] : []), ...hls('v')); // oxfmt-ignore
  if (kind.video && kind.audio) args.push(...between, ...audio, ...hls('a'));
  const child = spawn(ffmpeg, args, { cwd: target, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    if (child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY);
  } catch {
    // It is over already, or the system has no priorities.
  }
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told = (told + chunk.toString()).slice(-2000)));
  const done = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      rmSync(list, { force: true });
      if (code !== 0 && told) process.stderr.write(`mux-local: ffmpeg: ${told}\n`);
      resolve(code === 0);
    });
  });
  return { done, stop: () => void child.kill('SIGKILL') };
}
