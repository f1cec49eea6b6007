import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Part, parsePlaylist } from './playlists.ts';
import type { Source } from './state.ts';

/**
 * One connection's FLV in, HLS files out: fMP4 segments of about a second, cut at key frames, and sound alone beside them.
 * Nothing is re-encoded, so that a stream costs next to nothing.
 */
export function startPackager(
  ffmpeg: string,
  folder: string,
  source: Source,
): { write(chunk: Buffer): void; end(): Promise<void>; child: ChildProcess } {
  mkdirSync(folder, { recursive: true });
  const hls = (name: string) => [
    '-f', 'hls', '-hls_time', '1', '-hls_list_size', '0', '-hls_segment_type', 'fmp4',
    '-hls_flags', 'program_date_time+temp_file', '-hls_fmp4_init_filename', `${name}-init.mp4`,
    '-hls_segment_filename', `${name}%05d.m4s`, `${name}.m3u8`,
  ]; // oxfmt-ignore
  const maps = [...(source.video ? ['-map', '0:v:0'] : []), ...(source.audio ? ['-map', '0:a:0'] : [])];
  const args = ['-hide_banner', '-loglevel', 'error', '-fflags', '+nobuffer'];
  // A long look at the input would make the first segment as long.
  args.push('-analyzeduration', '1000000', '-fpsprobesize', '0', '-f', 'flv', '-i', 'pipe:0');
  args.push(...maps, '-c', 'copy', ...hls('v'));
  if (source.audio && source.video) args.push('-map', '0:a:0', '-c', 'copy', ...hls('a'));
  const child = spawn(ffmpeg, args, { cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] });
  let told = '';
  const exited = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', (code) => {
      if (code !== 0 && told) process.stderr.write(`mux-local: ffmpeg: ${told}\n`);
      done();
    });
  });
  // A program that could not be started has no pipes.
  child.stderr?.on('data', (chunk: Buffer) => (told = (told + chunk.toString()).slice(-2000)));
  child.stdin?.on('error', () => {});
  return {
    child,
    write: (chunk) => void child.stdin?.write(chunk),
    /** Flushes the received data to the last segment. */
    async end() {
      child.stdin?.end();
      await exited;
    },
  };
}

const cache = new Map<string, { mtime: number; part: Part }>();

/** Segments of a rendition on the disk by now; null where there is nothing yet. */
export function readPart(root: string, folder: string, rendition: 'v' | 'a'): Part | null {
  const path = join(root, folder, `${rendition}.m3u8`);
  if (!existsSync(path)) return null;
  const mtime = statSync(path).mtimeMs;
  const known = cache.get(path);
  if (known?.mtime === mtime) return known.part;
  const part = parsePlaylist(readFileSync(path, 'utf8'), folder);
  cache.set(path, { mtime, part });
  return part;
}

export function forgetParts(root: string): void {
  for (const path of cache.keys()) if (path.startsWith(root)) cache.delete(path);
}
