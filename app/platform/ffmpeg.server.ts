import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const runs = (path: string) => spawnSync(path, ['-version'], { stdio: 'ignore' }).status === 0;

/** FFMPEG_PATH, then the PATH, then the binary inside @ffmpeg-installer/ffmpeg; null where none runs. */
export function findFfmpeg(given: string | null): string | null {
  if (given) return runs(given) ? given : null;
  if (runs('ffmpeg')) return 'ffmpeg';
  try {
    const { path } = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg') as { path: string };
    return runs(path) ? path : null;
  } catch {
    return null;
  }
}
